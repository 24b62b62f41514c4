import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from '../lib/session'

/** The way to every page leads past the building's agreement, once. */
export function AgreementGate() {
  const { agreement } = useSession()
  const { pathname, hash } = useLocation()
  if (agreement.seenAt !== null || pathname === '/agreement') return <Outlet />
  return <Navigate to="/agreement" replace state={{ next: `${pathname}${hash}` }} />
}
