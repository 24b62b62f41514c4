import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { JoinPage as Door } from 'shared/joining/schema'
import { Mark } from '../../../components/app-bar'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { hasCode, isOffline } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { useTitle } from '../../../lib/use-title'
import { useDoor, useKnock } from '../api'
import styles from './joining.module.css'
import { type NewPasswordField, RegisterForm } from './register-form'

interface JoinPageProps {
  code: string
  /** The name of whoever is signed in here; null: nobody is. */
  me: string | null
  /** Somebody new has registered, and is signed in. */
  onRegistered: () => Promise<void>
  NewPassword: NewPasswordField
}

/** Where a team's code leads: who is signed in asks to be let in, who is new registers. */
export function JoinPage({ code, ...rest }: JoinPageProps) {
  const { t } = useTranslation(['joining', 'common'])
  useTitle(t('page.title'))
  const { data: door, error, refetch } = useDoor(code)
  return (
    <div className={styles.page}>
      <Mark large />
      {door && <AtTheDoor door={door} code={code} {...rest} />}
      {!door && !error && (
        <>
          <h1>
            <VisuallyHidden>{t('common:loading')}</VisuallyHidden>
          </h1>
          <SkeletonText lines={4} />
        </>
      )}
      {!door && error && (
        <ErrorState
          heading={1}
          title={hasCode(error, 'not-found') ? t('page.noDoor') : isOffline(error) ? t('common:offline.title') : t('common:failed.title')}
          actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}
        >
          {isOffline(error) ? t('page.offline') : error.message}
        </ErrorState>
      )}
    </div>
  )
}

function AtTheDoor({ door, me, ...rest }: JoinPageProps & { door: Door }) {
  const { t } = useTranslation('joining')
  const names = { team: door.team.name, building: door.building.name }
  return (
    <>
      <div className={styles.words}>
        <h1>{door.state === 'member' ? t('page.in', names) : t('page.join', names)}</h1>
        <p className={styles.lead}>{t('page.at', names)}</p>
      </div>
      {door.state === 'member' && (
        <p>
          <TextLink to="/" strong>
            {t('page.goOn', names)}
          </TextLink>
        </p>
      )}
      {door.state === 'waiting' && (
        <Banner live>
          {t('page.waiting', names)}
        </Banner>
      )}
      {door.state === 'stranger' && (me === null ? <NotSignedIn door={door} {...rest} /> : <SignedIn team={door.team.name} me={me} code={rest.code} />)}
    </>
  )
}

function SignedIn({ code, me, team }: { code: string; me: string; team: string }) {
  const { t } = useTranslation('joining')
  const knock = useKnock(code)
  return (
    <>
      <p>{t('page.asMe', { name: me })}</p>
      {knock.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(knock.error) })}
        </Banner>
      )}
      <div className={styles.actions}>
        <Button variant="primary" busy={knock.isPending} onClick={() => knock.mutate()}>
          {t('page.ask', { team })}
        </Button>
      </div>
    </>
  )
}

function NotSignedIn({ door, code, onRegistered, NewPassword }: Omit<JoinPageProps, 'me'> & { door: Door }) {
  const { t } = useTranslation('joining')
  const navigate = useNavigate()
  return (
    <>
      <section className={styles.part}>
        <h2>{t('page.known')}</h2>
        <div className={styles.actions}>
          <Button onClick={() => void navigate('/sign-in', { state: { next: `/join/${code}` } })}>{t('page.signIn')}</Button>
        </div>
      </section>
      <section className={styles.part}>
        <h2>{t('page.new')}</h2>
        {door.passwords ? <RegisterForm {...{ code, onRegistered, NewPassword }} building={door.building.name} /> : <p>{t('page.noPasswords')}</p>}
      </section>
    </>
  )
}
