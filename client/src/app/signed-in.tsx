import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import type { Session } from 'shared/people/schema'
import { Button } from '../components/button'
import { ErrorState } from '../components/error-state'
import { useSessionQuery } from '../features/auth/api'
import { AccountProvider } from '../features/auth/components/account-provider'
import { DemoBanner } from '../features/demo/components/demo-banner'
import { hasCode, isOffline } from '../lib/api-error'
import { AccountMenu } from './account-menu'
import { ErasedWordsPart } from './erasing-parts'
import { MainNav } from './main-nav'
import { PageFrame } from './page-frame'
import styles from './page-frame.module.css'
import { PageSkeleton } from './page-skeleton'

/** Pages that need somebody to be signed in. */
export function SignedIn() {
  const { data: session, error, refetch } = useSessionQuery()
  const location = useLocation()
  const leave = useLeave()
  const stays = useSamePerson(session, leave)
  if (session && !stays) return null
  if (session)
    return (
      <AccountProvider session={session} onLeave={leave}>
        <PageFrame
          context={<span>{session.building.name}</span>}
          nav={<MainNav />}
          account={<AccountMenu />}
          banner={session.building.demo && <DemoBanner />}
        >
          <Outlet />
        </PageFrame>
        <ErasedWordsPart />
      </AccountProvider>
    )
  if (hasCode(error, 'not-signed-in'))
    return <Navigate to="/sign-in" replace state={{ next: `${location.pathname}${location.hash}` }} />
  return <PageFrame>{error ? <NoSession error={error} onTryAgain={() => void refetch()} /> : <PageSkeleton />}</PageFrame>
}

/** Somebody else has signed in, in another tab: this page is not theirs, and goes. */
function useSamePerson(session: Session | undefined, leave: (to: '/') => void): boolean {
  const now = session?.person.id ?? null
  const [first, setFirst] = useState(now)
  if (first === null && now !== null) setFirst(now)
  const stays = first === null || first === now
  useEffect(() => {
    if (!stays) leave('/')
  }, [stays, leave])
  return stays
}

function NoSession({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const { t } = useTranslation('common')
  return (
    <div className={styles.column}>
      <ErrorState
        heading={1}
        title={isOffline(error) ? t('offline.title') : t('failed.title')}
        actions={<Button onClick={onTryAgain}>{t('tryAgain')}</Button>}
      >
        {isOffline(error) ? t('offline.body') : error.message}
      </ErrorState>
    </div>
  )
}

/**
 * Leaves for good. The page goes first, so that it closes its documents in peace; the reload then takes with it
 * whatever of this person was in memory.
 */
function useLeave(): (to: '/' | '/sign-in') => void {
  const navigate = useNavigate()
  return useCallback(
    (to) => {
      void navigate('/sign-in', { replace: true })
      setTimeout(() => location.assign(to))
    },
    [navigate],
  )
}
