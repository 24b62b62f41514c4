import { useParams } from 'react-router'
import { loadSession, useSessionQuery } from '../features/auth/api'
import { NewPassword } from '../features/auth/components/new-password'
import { JoinPage } from '../features/joining/components/join-page'
import '../lib/joining-messages'
import { useLocalStore } from '../sync/local-store-context'
import { useEnter } from './front-door'

/** `/join/<code>`: a team's door, for who is signed in and who is new. */
export function JoinRoute() {
  const { code = '' } = useParams()
  const { data: session, isPending } = useSessionQuery()
  const store = useLocalStore()
  const enter = useEnter(`/join/${code}`)
  if (isPending) return null
  return <JoinPage code={code} me={session?.person.name ?? null} onRegistered={async () => enter(await loadSession(store))} NewPassword={NewPassword} />
}
