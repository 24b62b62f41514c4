import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { TextLink } from '../../../components/text-link'
import { hasCode, isOffline } from '../../../lib/api-error'
import { useTitle } from '../../../lib/use-title'
import styles from './card-page.module.css'

interface Props {
  error: Error
  onTryAgain: () => void
}

/** Why a card does not show, and what to do. */
export function CardProblem({ error, onTryAgain }: Props) {
  const { t } = useTranslation(['cards', 'common'])
  useTitle(t('title'))
  const isGone = hasCode(error, 'not-found') || hasCode(error, 'forbidden')
  const title = isGone ? t('reader.goneTitle') : isOffline(error) ? t('common:offline.title') : t('common:failed.title')
  return (
    <div className={styles.page}>
      <ErrorState
        heading={1}
        title={title}
        actions={
          <>
            {!isGone && <Button onClick={onTryAgain}>{t('common:tryAgain')}</Button>}
            <TextLink to="/">{t('common:goHome')}</TextLink>
          </>
        }
      >
        {isGone ? t('reader.gone') : isOffline(error) ? t('common:offline.body') : error.message}
      </ErrorState>
    </div>
  )
}
