import { useParams } from 'react-router'
import { loadSession } from '../features/auth/api'
import { SetupPage } from '../features/buildings/components/setup-page'
import '../lib/building-messages'
import { useLocalStore } from '../sync/local-store-context'
import { useEnter } from './front-door'

/** `/setup/<token>`: the first page of a building; then its admin is in. */
export function SetupRoute() {
  const { token = '' } = useParams()
  const enter = useEnter('/')
  const store = useLocalStore()
  return <SetupPage token={token} onSetUp={async () => enter(await loadSession(store))} />
}
