import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from 'shared/people/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { onSignedOut, reportSignedIn } from '../../../lib/signed-in'
import { useLocalStore } from '../../../sync/local-store-context'
import { loadSession, signInAs, useDemoPeople } from '../api'
import { reasonOf } from '../reason'
import { PeoplePicker } from './people-picker'

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
  useEffect(() => onSignedOut(() => setOpen(true)), [])

  const settle = (now: Session) => {
    if (now.person.id !== session.person.id) return onSomebodyElse()
    setOpen(false)
    setOther(false)
    onAgain(now)
    reportSignedIn(now.person.id)
  }
  const signIn = useMutation({
    mutationFn: (personId: string) => signInAs(store, personId, false),
    onSuccess: settle,
  })
  useSignInElsewhere(open, settle)

  const { person } = session
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
      <p>{store.whoWasHere() === person.id ? t('again.kept') : t('again.onPage')}</p>
      {failed}
    </Dialog>
  )
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

/** Somebody may have signed in again in another tab: look when this one is looked at. */
function useSignInElsewhere(waiting: boolean, settle: (session: Session) => void): void {
  const store = useLocalStore()
  useEffect(() => {
    if (!waiting) return
    const look = () => {
      // Still signed out, or no connection: the dialog stays.
      void loadSession(store).then(settle, () => undefined)
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  })
}
