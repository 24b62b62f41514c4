import { lazy, Suspense } from 'react'
import { BrowserRouter, Route, Routes } from 'react-router'

const CyclePage = lazy(async () => {
  const [page] = await Promise.all([import('../features/cycles/cycle-page'), import('../lib/cycle-messages')])
  return { default: page.CyclePage }
})

/** Every address of the site. */
export function Router() {
  return (
    <BrowserRouter>
      <Suspense>
        <Routes>
          <Route path="/" element={<p>Home</p>} />
          <Route path="/sign-in" element={<p>Sign in</p>} />
          <Route path="/cycles/:cycleId/:step?" element={<CyclePage />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  )
}
