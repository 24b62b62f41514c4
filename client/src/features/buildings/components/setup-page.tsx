import { useTranslation } from 'react-i18next'
import { Mark } from '../../../components/app-bar'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { hasCode, isOffline } from '../../../lib/api-error'
import { useTitle } from '../../../lib/use-title'
import { useSetupStart } from '../api'
import { SetupForm } from './setup-form'
import styles from './setup.module.css'

interface SetupPageProps {
  token: string
  /** The building stands, and the admin is signed in on this browser. */
  onSetUp: () => Promise<void>
}

/** Sets up a building, by the link that its server printed. */
export function SetupPage({ token, onSetUp }: SetupPageProps) {
  const { t } = useTranslation(['setup', 'common'])
  useTitle(t('title'))
  const { data: start, error, refetch } = useSetupStart(token)
  const isOver = hasCode(error, 'not-found') || hasCode(error, 'conflict')
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark large />
        <h1>{t('title')}</h1>
        {!isOver && <p className={styles.lead}>{t('lead')}</p>}
      </header>
      {!start && !error && <SkeletonText lines={5} />}
      {isOver && (
        <ErrorState title={t('over.title')} actions={<TextLink to="/sign-in">{t('over.signIn')}</TextLink>}>
          {t('over.body')}
        </ErrorState>
      )}
      {!start && error && !isOver && (
        <ErrorState title={isOffline(error) ? t('common:offline.title') : t('common:failed.title')} actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}>
          {isOffline(error) ? t('common:failed.body') : error.message}
        </ErrorState>
      )}
      {start && <SetupForm token={token} timeZone={start.timeZone} onSetUp={onSetUp} />}
    </div>
  )
}
