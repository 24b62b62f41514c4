import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { Skeleton, SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { hasCode, isOffline } from '../../../lib/api-error'
import styles from './history-page.module.css'

/** The server says "not found" too where there is a cycle that is not mine to know of. */
export const isShut = (error: Error) => hasCode(error, 'not-found') || hasCode(error, 'forbidden')

interface Props {
  error: Error
  onTryAgain: () => void
}

/** Why the history does not show, and what to do. */
export function HistoryProblem({ error, onTryAgain }: Props) {
  const { t } = useTranslation(['history', 'common'])
  const shut = isShut(error)
  const title = shut ? t('notYours.title') : isOffline(error) ? t('offline.title') : t('failedTitle')
  return (
    <div className={styles.page}>
      <ErrorState
        heading={1}
        title={title}
        actions={
          <>
            {!shut && <Button onClick={onTryAgain}>{t('common:tryAgain')}</Button>}
            <TextLink to="/">{t('common:goHome')}</TextLink>
          </>
        }
      >
        {shut ? t('notYours.body') : isOffline(error) ? t('offline.body') : error.message}
      </ErrorState>
    </div>
  )
}

/** While the history is on its way. */
export function HistorySkeleton() {
  const { t } = useTranslation('history')
  return (
    <div className={styles.page} aria-busy="true">
      <h1>
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
      </h1>
      <Skeleton width="min(18rem, 100%)" height="2.8125rem" />
      <SkeletonText lines={2} />
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height="3.5rem" />
      ))}
    </div>
  )
}
