import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { HomePage } from '../features/home/components/home-page'
import { NotFoundPage } from './not-found-page'
import { SignInRoute } from './sign-in-route'
import { SignedIn } from './signed-in'
import { usePlaceChange } from './use-place-change'

const CyclePage = lazy(async () => {
  const [page] = await Promise.all([import('../features/cycles/cycle-page'), import('../lib/cycle-messages')])
  return { default: page.CyclePage }
})

/** Every address of the site. */
export function Router() {
  usePlaceChange()
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInRoute />} />
      <Route element={<SignedIn />}>
        <Route path="/" element={<HomePage />} />
        <Route path="/cycles/:cycleId/:step?" element={<CyclePage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  )
}
