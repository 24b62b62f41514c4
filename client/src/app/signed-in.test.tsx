import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes, useLocation } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeServer, fakeServer, makeDemo, makeSession } from '../testing/fake-server'
import { renderInApp } from '../testing/in-app'
import { SignInRoute } from './sign-in-route'
import { SignedIn } from './signed-in'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /demo', makeDemo())
  server.answer('GET /session/local-key', { personId: 'ana', key: btoa('k'.repeat(32)) })
})
afterEach(() => server.stop())

function Here() {
  return <p>at {useLocation().pathname}</p>
}

function Broken(): never {
  throw new Error('a mistake of ours')
}

function draw(at: string) {
  renderInApp(
    <Routes>
      <Route path="/sign-in" element={<SignInRoute />} />
      <Route element={<SignedIn />}>
        <Route path="/broken" element={<Broken />} />
        <Route path="*" element={<Here />} />
      </Route>
    </Routes>,
    { at },
  )
}

test('who is not signed in signs in first, and then is where they wanted to go', async () => {
  server.refuse('GET /session', 'not-signed-in')
  draw('/cycles/c3/assess')
  const ana = await screen.findByRole('button', { name: /Ana/ })
  server.answer('GET /session', makeSession())
  server.answer('POST /demo/sign-in')
  await userEvent.click(ana)
  expect(await screen.findByText('at /cycles/c3/assess')).toBeInTheDocument()
})

test('every page has a way past the bar, and a banner that says what the demo is', async () => {
  server.answer('GET /session', makeSession())
  draw('/')
  expect(await screen.findByText('at /')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Skip to the page' })).toHaveAttribute('href', '#main')
  expect(screen.getByRole('complementary', { name: 'Sample data' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Account of Ana Nuñez' })).toBeInTheDocument()
})

test('a real building has no demo banner', async () => {
  server.answer('GET /session', makeSession({ building: { id: 'b', name: 'Elm Street', demo: false } }))
  draw('/')
  expect(await screen.findByText('Elm Street')).toBeInTheDocument()
  expect(screen.queryByText('Sample data')).not.toBeInTheDocument()
})

test('a page that breaks leaves the bar and the account working', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  server.answer('GET /session', makeSession())
  draw('/broken')
  expect(await screen.findByRole('heading', { name: 'This page stumbled' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Account of Ana Nuñez' })).toBeInTheDocument()
  quiet.mockRestore()
})

test('no server and nothing kept: the page says so', async () => {
  server.goOffline()
  draw('/')
  expect(await screen.findByRole('heading', { name: 'No connection' })).toBeInTheDocument()
})
