import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Demo, Session } from 'shared/people/schema'
import { Mark } from '../../../components/app-bar'
import { Avatar } from '../../../components/avatar'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { ErrorState } from '../../../components/error-state'
import { TextLink } from '../../../components/text-link'
import { hasCode, isOffline } from '../../../lib/api-error'
import { useTitle } from '../../../lib/use-title'
import { useLocalStore } from '../../../sync/local-store-context'
import { signInAs, useDemoPeople } from '../api'
import { useSignInOffer } from '../sign-in-api'
import { reasonOf } from '../../../lib/reason'
import { BuildingSignIn } from './building-sign-in'
import { PeoplePicker } from './people-picker'
import { PeopleSkeleton } from './people-skeleton'
import styles from './sign-in-page.module.css'

interface SignInPageProps {
  onSignedIn: (session: Session) => void
  /** Where to after a provider has sent the browser back. */
  returnTo?: string
}

/** Sign in as anybody of the demo school, in one click; or to a real building. */
export function SignInPage({ onSignedIn, returnTo = '/' }: SignInPageProps) {
  const { t } = useTranslation(['signIn', 'common'])
  useTitle(t('title'))
  const offer = useSignInOffer()
  const { data: demo, error, isPending, refetch } = useDemoPeople()
  const isReal = hasCode(error, 'not-found')
  const failed = isReal ? offer.error : error

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark large />
        <h1>{t('common:appName')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
      </header>
      {isPending && <PeopleSkeleton />}
      {!demo && failed && <NobodyToShow error={failed} onTryAgain={() => void (isReal ? offer.refetch() : refetch())} />}
      {demo && <Who demo={demo} onSignedIn={onSignedIn} />}
      {isReal && offer.data && <BuildingSignIn offer={offer.data} returnTo={returnTo} onSignedIn={onSignedIn} />}
      <p className={styles.check}>
        <TextLink to="/connection-check">{t('checkConnection')}</TextLink>
      </p>
    </div>
  )
}

function NobodyToShow({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const { t } = useTranslation(['signIn', 'common'])
  return (
    <ErrorState
      title={isOffline(error) ? t('common:offline.title') : t('common:failed.title')}
      actions={<Button onClick={onTryAgain}>{t('common:tryAgain')}</Button>}
    >
      {isOffline(error) ? t('offline') : error.message}
    </ErrorState>
  )
}

function Who({ demo, onSignedIn }: { demo: Demo; onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation('signIn')
  const store = useLocalStore()
  const [ownDevice, setOwnDevice] = useState(false)
  const signIn = useMutation({
    mutationFn: (personId: string) => signInAs(store, personId, ownDevice),
    onSuccess: onSignedIn,
  })
  const busyId = signIn.isPending || signIn.isSuccess ? signIn.variables : null
  const lastHere = demo.people.find((person) => person.id === store.whoWasHere())
  return (
    <>
      <p className={styles.school}>{t('school', demo.building)}</p>
      {signIn.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(signIn.error) })}
        </Banner>
      )}
      {lastHere && (
        <div className={styles.last}>
          <Avatar face={lastHere} />
          <p>{t('wasHere')}</p>
          <Button variant="primary" busy={busyId !== null} onClick={() => signIn.mutate(lastHere.id)}>
            {t('goOnAs', { name: lastHere.name })}
          </Button>
        </div>
      )}
      <h2 className={styles.question}>{t('who')}</h2>
      <PeoplePicker people={demo.people} busyId={busyId} onPick={(person) => signIn.mutate(person.id)}>
        <Checkbox checked={ownDevice} onChange={setOwnDevice} hint={t('ownDeviceHint')} className={styles.device}>
          {t('ownDevice')}
        </Checkbox>
      </PeoplePicker>
    </>
  )
}
