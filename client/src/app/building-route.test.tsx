import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import type { Session } from 'shared/people/schema'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeServer, fakeServer, makeSession } from '../testing/fake-server'
import { renderInApp } from '../testing/in-app'
import { AgreementGate } from './agreement-gate'
import { AgreementRoute } from './agreement-route'
import { BuildingRoute } from './building-route'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /teams', { teams: [], people: [] })
  server.answer('GET /people', { people: [], teams: [], mails: false })
})
afterEach(() => server.stop())

function draw(session: Session, at: string) {
  renderInApp(
    <Routes>
      <Route element={<AgreementGate />}>
        <Route path="/building/*" element={<BuildingRoute />} />
        <Route path="/agreement" element={<AgreementRoute />} />
      </Route>
    </Routes>,
    { session, at },
  )
}

test('an admin finds every part of the building, and begins with its people', async () => {
  draw(makeSession({ roles: ['admin'] }), '/building')
  expect(await screen.findByRole('heading', { level: 1, name: 'People' })).toBeInTheDocument()
  const links = screen.getAllByRole('link').map((link) => link.textContent)
  expect(links).toEqual(expect.arrayContaining(['People', 'Teams', 'Sign-in', 'Settings', 'Record']))
  expect(screen.getByRole('link', { name: 'People' })).toHaveAttribute('aria-current', 'page')
})

test('a leader arranges teams, and finds nothing else there', async () => {
  draw(makeSession({ roles: ['leader'] }), '/building')
  expect(await screen.findByRole('heading', { level: 1, name: 'Teams' })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'People' })).not.toBeInTheDocument()
})

test('a leader who tries another address there, or a teacher, is told that there is no page', async () => {
  draw(makeSession({ roles: ['leader'] }), '/building/people')
  expect(await screen.findByRole('heading', { name: 'There is no page here' })).toBeInTheDocument()
  expect(server.asked).toEqual([])
})

const unseen = { signedBy: null, signedAt: null, seenAt: null }

test('who comes in for the first time reads the agreement, then is where they wanted to go', async () => {
  server.answer('POST /agreement/views')
  draw(makeSession({ roles: ['admin'], agreement: unseen }), '/building/teams')
  expect(await screen.findByRole('heading', { level: 1, name: 'The building’s agreement' })).toBeInTheDocument()
  expect(screen.getByText('Nothing here is used to evaluate anyone.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Sign for the building' })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'I have read it' }))
  expect(server.asked).toEqual([{ route: 'POST /agreement/views', body: { version: 1 } }])
})

test('a leader signs it for the building while nobody has', async () => {
  server.answer('POST /building/agreement/signature')
  draw(makeSession({ roles: ['leader'], agreement: unseen }), '/agreement')
  await userEvent.click(await screen.findByRole('button', { name: 'Sign for the building' }))
  expect(server.asked).toEqual([{ route: 'POST /building/agreement/signature', body: { version: 1 } }])
})

test('later it is there to be read, with who signed it and when', async () => {
  draw(makeSession({ roles: ['leader'], agreement: { signedBy: 'June Park', signedAt: Date.UTC(2026, 7, 20, 12), seenAt: 1 } }), '/agreement')
  expect(await screen.findByText(/Signed by June Park on 20 August/)).toBeInTheDocument()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})
