import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { Skeleton, SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import styles from './page-states.module.css'

/** While the cycle is on its way. It has the page's outline and nothing that could be taken for an empty cycle. */
export function CycleSkeleton() {
  const { t } = useTranslation('cycle')
  return (
    <div className={styles.outline} aria-busy="true">
      <VisuallyHidden>
        <h1>{t('state.loading')}</h1>
      </VisuallyHidden>
      <div className={styles.rail}>
        {Array.from({ length: 5 }, (_, step) => (
          <div key={step} className={styles.step}>
            <Skeleton width="2.25rem" height="2.25rem" round />
            <Skeleton width="6rem" />
          </div>
        ))}
      </div>
      <div className={styles.middle}>
        <Skeleton width="14rem" height="2.5rem" />
        <SkeletonText lines={3} />
        <SkeletonText lines={4} />
      </div>
    </div>
  )
}

interface StateProps {
  kind: 'noAccess' | 'gone' | 'offline' | 'error'
  onTryAgain?: () => void
}

/** A page that says why the cycle does not show, and what to do. Nothing of the cycle is on it. */
export function CycleState({ kind, onTryAgain }: StateProps) {
  const { t } = useTranslation('cycle')
  return (
    <div className={styles.state}>
      <ErrorState
        heading={1}
        title={t(`state.${kind}Title`)}
        actions={
          <>
            {onTryAgain && (
              <Button variant="primary" onClick={onTryAgain}>
                {t('state.tryAgain')}
              </Button>
            )}
            <TextLink to="/" strong>
              {t('state.toHome')}
            </TextLink>
          </>
        }
      >
        {t(`state.${kind}`)}
      </ErrorState>
    </div>
  )
}
