import { useEffect } from 'react'
import { Route, Routes } from 'react-router'
import { HomePage } from '../features/home/components/home-page'
import { preloadable } from '../lib/preloadable'
import { whenIdle } from '../lib/when-idle'
import { cardPage, cardPreviewPage, GuestRoute } from './card-pages'
import { NotFoundPage } from './not-found-page'
import { SignInRoute } from './sign-in-route'
import { SignedIn } from './signed-in'
import { usePlaceChange } from './use-place-change'

const cyclePage = preloadable(async () => {
  const [page] = await Promise.all([import('../features/cycles/cycle-page'), import('../lib/cycle-messages')])
  return page.CyclePage
})

/** Home, and meanwhile the code of the page that one goes on to: from a click to typing is what counts. */
function Start() {
  useEffect(() => whenIdle(cyclePage.preload), [])
  return <HomePage />
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
        <Route path="/cycles/:cycleId/:step?" element={<cyclePage.Page />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  )
}
