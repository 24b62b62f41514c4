import { createContext, use } from 'react'
import type { Session } from 'shared/people/schema'

/** Who is signed in on this page, and what they can do about it. Provided by app/, carried out by features/auth. */
export interface Account {
  session: Session
  /** Asks first when this device holds unsent work. */
  signOut: () => void
  signOutEverywhere: () => void
  /** Signs in as a person of the demo school; goes to their Home. */
  viewAs: (personId: string) => Promise<void>
}

export const AccountContext = createContext<Account | null>(null)

/** The signed-in person's account. Only inside pages that need a sign-in. */
export function useAccount(): Account {
  const account = use(AccountContext)
  if (!account) throw new Error('useAccount outside a signed-in page')
  return account
}

export function useSession(): Session {
  return useAccount().session
}
