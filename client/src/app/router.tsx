import { useEffect } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { CyclePartsContext } from '../features/cycles/cycle-parts'
import { HomePage } from '../features/home/components/home-page'
import { HomePartsContext } from '../features/home/home-parts'
import { landingOf } from '../lib/destinations'
import { preloadable } from '../lib/preloadable'
import { useSession } from '../lib/session'
import { whenIdle } from '../lib/when-idle'
import { AgreementGate } from './agreement-gate'
import { AsksToMePart } from './asks-parts'
import { cardPage, cardPreviewPage, GuestRoute } from './card-pages'
import { FirstDaysPart } from './first-days-part'
import { FrontDoor } from './front-door'
import { NotFoundPage } from './not-found-page'
import { historyOnCycle, historyPage, onCycle } from './history-parts'
import frame from './page-frame.module.css'
import { SignInRoute } from './sign-in-route'
import { SignedIn } from './signed-in'
import { InvitationsOnHome, teamOnHome } from './team-on-home'
import { usePlaceChange } from './use-place-change'

const cyclePage = preloadable(async () => {
  onCycle.preload()
  const [page] = await Promise.all([import('../features/cycles/cycle-page'), import('../lib/cycle-messages')])
  return page.CyclePage
})

const teamPage = preloadable(async () => (await import('./team-route')).TeamRoute)

const buildingPage = preloadable(async () => (await import('./building-route')).BuildingRoute)
const agreementPage = preloadable(async () => (await import('./agreement-route')).AgreementRoute)
const setupPage = preloadable(async () => (await import('./setup-route')).SetupRoute)

const boardPage = preloadable(async () => (await import('./board-route')).BoardRoute)
const deskPage = preloadable(async () => (await import('./desk-route')).DeskRoute)

const connectionCheckPage = preloadable(async () => {
  const [page] = await Promise.all([import('../features/connection-check/components/connection-check-page'), import('../lib/connection-check-messages')])
  return page.ConnectionCheckPage
})

const joinPage = preloadable(async () => (await import('./join-route')).JoinRoute)
const linkPage = preloadable(async () => (await import('./link-route')).LinkRoute)
const signedInElsewhere = preloadable(async () => (await import('../features/auth/components/signed-in-elsewhere')).SignedInElsewhere)
const mePage = preloadable(async () => (await import('./me-route')).MeRoute)

/** Everybody to the page that is theirs; what lasts is the address, so that going back does not land here again. */
function Start() {
  const landing = landingOf(useSession())
  return landing === '/' ? <Home /> : <Navigate to={landing} replace />
}

/** Home, and meanwhile the code of the page that one goes on to: from a click to typing is what counts. */
function Home() {
  useEffect(() => whenIdle(cyclePage.preload), [])
  const { roles, teams } = useSession()
  const leads = roles.includes('leader')
  return (
    <HomePartsContext value={{ ...teamOnHome, top: <><FirstDaysPart />{leads && <InvitationsOnHome />}{teams.length > 0 && <AsksToMePart />}</> }}>
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
      <Route path="/sign-in/done" element={<FrontDoor><signedInElsewhere.Page /></FrontDoor>} />
      <Route path="/links/:token" element={<FrontDoor><linkPage.Page /></FrontDoor>} />
      <Route path="/setup/:token" element={<FrontDoor><setupPage.Page /></FrontDoor>} />
      <Route path="/join/:code" element={<FrontDoor><joinPage.Page /></FrontDoor>} />
      <Route path="/connection-check" element={<FrontDoor><connectionCheckPage.Page /></FrontDoor>} />
      <Route path="/guest/:token" element={<GuestRoute />} />
      <Route element={<SignedIn />}>
        <Route element={<AgreementGate />}>
          <Route path="/" element={<Start />} />
          <Route path="/agreement" element={<agreementPage.Page />} />
          <Route path="/building/*" element={<buildingPage.Page />} />
          <Route path="/board" element={<><FirstDaysPart className={frame.column} /><boardPage.Page /></>} />
          <Route path="/desk" element={<deskPage.Page />} />
          <Route path="/cycles/:cycleId/card" element={<cardPreviewPage.Page />} />
          <Route path="/cards/:cycleId" element={<cardPage.Page />} />
          <Route path="/me" element={<mePage.Page />} />
          <Route path="/teams/:teamId" element={<teamPage.Page />} />
          <Route path="/cycles/:cycleId/history" element={<historyPage.Page />} />
          <Route path="/cycles/:cycleId/:step?" element={<CyclePartsContext value={historyOnCycle}><cyclePage.Page /></CyclePartsContext>} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
    </Routes>
  )
}
