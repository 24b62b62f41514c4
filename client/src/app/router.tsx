import { useEffect } from 'react'
import { Route, Routes } from 'react-router'
import { HomePage } from '../features/home/components/home-page'
import { HomePartsContext } from '../features/home/home-parts'
import { preloadable } from '../lib/preloadable'
import { useSession } from '../lib/session'
import { whenIdle } from '../lib/when-idle'
import { cardPage, cardPreviewPage, GuestRoute } from './card-pages'
import { NotFoundPage } from './not-found-page'
import { SignInRoute } from './sign-in-route'
import { SignedIn } from './signed-in'
import { InvitationsOnHome, teamOnHome } from './team-on-home'
import { usePlaceChange } from './use-place-change'

const cyclePage = preloadable(async () => {
  const [page] = await Promise.all([import('../features/cycles/cycle-page'), import('../lib/cycle-messages')])
  return page.CyclePage
})

const teamPage = preloadable(async () => (await import('./team-route')).TeamRoute)

/** Home, and meanwhile the code of the page that one goes on to: from a click to typing is what counts. */
function Start() {
  useEffect(() => whenIdle(cyclePage.preload), [])
  const leads = useSession().roles.includes('leader')
  return (
    <HomePartsContext value={leads ? { ...teamOnHome, top: <InvitationsOnHome /> } : teamOnHome}>
      <HomePage />
    </HomePartsContext>
  )
}

/** Every address of the site. */
export function Router() {
  usePlaceChange()
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInRoute />} />
      <Route path="/guest/:token" element={<GuestRoute />} />
      <Route element={<SignedIn />}>
        <Route path="/" element={<Start />} />
        <Route path="/cycles/:cycleId/card" element={<cardPreviewPage.Page />} />
        <Route path="/cards/:cycleId" element={<cardPage.Page />} />
        <Route path="/teams/:teamId" element={<teamPage.Page />} />
        <Route path="/cycles/:cycleId/:step?" element={<cyclePage.Page />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  )
}
