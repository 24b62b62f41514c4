import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Session } from 'shared/people/schema'
import { Mark } from '../../../components/app-bar'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { Skeleton, SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { hasCode, isOffline } from '../../../lib/api-error'
import { useTitle } from '../../../lib/use-title'
import { useOneTimeLink } from '../sign-in-api'
import { TakeUpLink } from './take-up-link'
import styles from './sign-in-page.module.css'

/** Where an invitation or a reset link leads: to a first way in, or a new one. */
export function LinkPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation(['signIn', 'common'])
  const { token = '' } = useParams()
  const { data: link, error, refetch } = useOneTimeLink(token)
  useTitle(t(link?.kind === 'password-reset' ? 'link.resetTitle' : 'link.title'))
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark large />
      </header>
      {link && <TakeUpLink link={link} token={token} onSignedIn={onSignedIn} />}
      {!link && !error && <Loading />}
      {!link && error && <NotGood error={error} onTryAgain={() => void refetch()} />}
    </div>
  )
}

function NotGood({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const { t } = useTranslation(['signIn', 'common'])
  if (hasCode(error, 'not-found'))
    return (
      <ErrorState heading={1} title={t('link.overTitle')} actions={<TextLink to="/sign-in" strong>{t('link.toSignIn')}</TextLink>}>
        {t('link.over')}
      </ErrorState>
    )
  return (
    <ErrorState
      heading={1}
      title={isOffline(error) ? t('common:offline.title') : t('common:failed.title')}
      actions={<Button onClick={onTryAgain}>{t('common:tryAgain')}</Button>}
    >
      {isOffline(error) ? t('link.offline') : error.message}
    </ErrorState>
  )
}

function Loading() {
  const { t } = useTranslation('common')
  return (
    <div aria-busy="true">
      <VisuallyHidden>
        <h1>{t('loading')}</h1>
      </VisuallyHidden>
      <Skeleton width="18rem" height="2.5rem" />
      <SkeletonText lines={3} />
    </div>
  )
}
