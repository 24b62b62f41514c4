import { MePage } from '../features/auth/components/me-page'
import '../lib/account-messages'

/** `/me`: my devices, my password, my accounts elsewhere. */
export function MeRoute() {
  return <MePage />
}
