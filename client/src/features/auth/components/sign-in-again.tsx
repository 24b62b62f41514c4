import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from 'shared/people/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { onSignedOut, reportSignedIn } from '../../../lib/signed-in'
import { useLocalStore } from '../../../sync/local-store-context'
import { loadSession, signInAs, useDemoPeople } from '../api'
import { reasonOf } from '../../../lib/reason'
import { useSignInOffer } from '../sign-in-api'
import { PeoplePicker } from './people-picker'
import { WaysIn } from './ways-in'

interface SignInAgainProps {
  session: Session
  /** The same person is here again: the page goes on. */
  onAgain: (session: Session) => void
  /** Somebody else is signed in now: this page must go, all of it. */
  onSomebodyElse: () => void
}

/** Over whatever page one is on when the sign-in ends. The page stays below it, with everything typed in it. */
export function SignInAgain({ session, onAgain, onSomebodyElse }: SignInAgainProps) {
  const { t } = useTranslation('signIn')
  const store = useLocalStore()
  const [open, setOpen] = useState(false)
  const [other, setOther] = useState(false)
  const [elsewhere, setElsewhere] = useState(false)
  useEffect(() => onSignedOut(() => setOpen(true)), [])

  const settle = (now: Session) => {
    if (now.person.id !== session.person.id) return onSomebodyElse()
    setOpen(false)
    setOther(false)
    setElsewhere(false)
    onAgain(now)
    reportSignedIn(now.person.id)
  }
  const signIn = useMutation({
    mutationFn: (personId: string) => signInAs(store, personId, false),
    onSuccess: settle,
  })
  useSignInElsewhere(open, elsewhere, settle)

  const { person } = session
  const whatIsKept = store.whoWasHere() === person.id ? t('again.kept') : t('again.onPage')
  if (!session.building.demo)
    return (
      <Dialog open={open} title={t('again.title')} size="small" waits>
        <p>{whatIsKept}</p>
        <p>{elsewhere ? t('again.elsewhere') : t('again.real', { name: person.name })}</p>
        <RealWaysIn onSignedIn={settle} onGo={() => setElsewhere(true)} />
      </Dialog>
    )
  const failed = signIn.error && (
    <Banner tone="bad" live>
      {t('failed', { reason: reasonOf(signIn.error) })}
    </Banner>
  )
  if (other)
    return (
      <SomebodyElse name={person.name} personId={person.id} busyId={busyOf(signIn)} onPick={signIn.mutate} onBack={() => setOther(false)}>
        {failed}
      </SomebodyElse>
    )
  return (
    <Dialog
      open={open}
      title={t('again.title')}
      size="small"
      waits
      actions={
        <>
          <Button variant="quiet" onClick={() => setOther(true)}>
            {t('again.somebodyElse')}
          </Button>
          <Button variant="primary" data-autofocus busy={signIn.isPending} onClick={() => signIn.mutate(person.id)}>
            {signIn.isPending ? t('signingIn') : t('goOnAs', { name: person.name })}
          </Button>
        </>
      }
    >
      <p>{whatIsKept}</p>
      {failed}
    </Dialog>
  )
}

/** A provider opens in a tab of its own, so that nothing on this page is lost. */
function RealWaysIn({ onSignedIn, onGo }: { onSignedIn: (session: Session) => void; onGo: () => void }) {
  const { t } = useTranslation(['signIn', 'common'])
  const { data: offer, error } = useSignInOffer()
  if (offer) return <WaysIn offer={offer} returnTo="/sign-in/done" newTab onSignedIn={onSignedIn} onGo={onGo} />
  return <p>{error ? t('offline') : t('common:loading')}</p>
}

interface SomebodyElseProps {
  name: string
  personId: string
  busyId: string | null
  onPick: (personId: string) => void
  onBack: () => void
  children: React.ReactNode
}

function SomebodyElse({ name, personId, busyId, onPick, onBack, children }: SomebodyElseProps) {
  const { t } = useTranslation('signIn')
  const { data: demo } = useDemoPeople()
  return (
    <Dialog open title={t('who')} size="large" actions={<Button onClick={onBack}>{t('again.back')}</Button>}>
      <p>{t('again.other', { name })}</p>
      {children}
      <PeoplePicker
        people={(demo?.people ?? []).filter((other) => other.id !== personId)}
        busyId={busyId}
        onPick={(picked) => onPick(picked.id)}
        focusSearch
      />
    </Dialog>
  )
}

function busyOf({ isPending, variables }: { isPending: boolean; variables: string | undefined }): string | null {
  return isPending ? (variables ?? null) : null
}

/** Milliseconds between two looks, while somebody is signing in in a tab that was opened for it. */
const lookEvery = 2_000

/** Somebody may have signed in again in another tab: look when this one is looked at, and while such a tab is open. */
function useSignInElsewhere(waiting: boolean, often: boolean, settle: (session: Session) => void): void {
  const store = useLocalStore()
  const look = useEffectEvent(() => {
    // Still signed out, or no connection: the dialog stays.
    void loadSession(store).then(settle, () => undefined)
  })
  useEffect(() => {
    if (!waiting) return
    const onFocus = () => look()
    window.addEventListener('focus', onFocus)
    const timer = often ? setInterval(onFocus, lookEvery) : undefined
    return () => {
      window.removeEventListener('focus', onFocus)
      clearInterval(timer)
    }
  }, [waiting, often])
}
