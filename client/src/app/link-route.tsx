import { LinkPage } from '../features/auth/components/link-page'
import { useEnter } from './front-door'

/** `/links/<token>`: an invitation, or a link to a new password. */
export function LinkRoute() {
  return <LinkPage onSignedIn={useEnter('/')} />
}
