import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { Session } from 'shared/people/schema'
import { type Account, AccountContext } from '../../../lib/session'
import { useLocalStore } from '../../../sync/local-store-context'
import { useUnsentUpload } from '../../../sync/use-unsent-upload'
import { sessionKey, signInAs, signOut } from '../api'
import { useOtherTabs } from '../other-tabs'
import { hasUnsent } from '../has-unsent'
import { SignInAgain } from './sign-in-again'
import { SignOutDialog, type SignOutQuestion } from './sign-out-dialog'

interface AccountProviderProps {
  session: Session
  /** Leaves this page for good: nothing of this person may stay in memory. */
  onLeave: (to: '/' | '/sign-in') => void
  children: ReactNode
}

/** Gives the pages below it the account, asks before a sign-out that has a price, and signs in again over the page. */
export function AccountProvider({ session, onLeave, children }: AccountProviderProps) {
  const store = useLocalStore()
  const queries = useQueryClient()
  const [question, setQuestion] = useState<SignOutQuestion | null>(null)
  const [leaving, setLeaving] = useState(false)
  useOtherTabs(session.person.id, () => onLeave('/'))
  useUnsentUpload(store, session.person.id, () => void queries.invalidateQueries())

  const account = useMemo<Account>(() => {
    const leave = async (to: '/' | '/sign-in', first: () => Promise<unknown>) => {
      setLeaving(true)
      try {
        await first()
      } catch (error) {
        setLeaving(false)
        throw error
      }
      onLeave(to)
    }
    return {
      session,
      signOut: () => {
        void hasUnsent(store).then((unsent) => {
          if (unsent) setQuestion(store.keepsAnything ? 'unsent' : 'lost')
          else void leave('/sign-in', () => signOut(store, false))
        })
      },
      signOutEverywhere: () => setQuestion('everywhere'),
      viewAs: (personId) => leave('/', () => signInAs(store, personId, false)),
    }
  }, [session, store, onLeave])

  return (
    <AccountContext value={account}>
      {children}
      {!leaving && question === null && (
        <SignInAgain
          session={session}
          onAgain={(again) => queries.setQueryData(sessionKey, again)}
          onSomebodyElse={() => onLeave('/')}
        />
      )}
      <SignOutDialog question={question} onStay={() => setQuestion(null)} onSignedOut={() => onLeave('/sign-in')} />
    </AccountContext>
  )
}
