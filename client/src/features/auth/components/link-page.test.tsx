import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import type { OneTimeLink } from 'shared/auth/schema'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { LinkPage } from './link-page'

const invitation: OneTimeLink = {
  kind: 'invitation',
  personName: 'Ana Nuñez',
  building: { name: 'Alder Creek' },
  email: 'ana@school.example',
  providers: [],
  passwords: true,
  expiresAt: Date.now() + 1e9,
}

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /links/t0', invitation)
  server.answer('POST /links/t0/password')
  server.answer('GET /session', makeSession())
  server.answer('GET /session/local-key', { personId: 'ana', key: btoa('k'.repeat(32)) })
})
afterEach(() => server.stop())

function draw() {
  const onSignedIn = vi.fn<() => void>()
  const page = <Route path="/links/:token" element={<LinkPage onSignedIn={onSignedIn} />} />
  renderInApp(<Routes>{page}</Routes>, { at: '/links/t0' })
  return onSignedIn
}

test('an invitation greets, and a good password signs in', async () => {
  const onSignedIn = draw()
  expect(await screen.findByRole('heading', { name: 'Welcome, Ana Nuñez' })).toBeInTheDocument()
  expect(screen.getByLabelText('You sign in as')).toHaveValue('ana@school.example')
  await userEvent.type(screen.getByLabelText('New password'), 'eleven goats upon a roof')
  await userEvent.click(screen.getByRole('button', { name: 'Save the password and sign in' }))
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce())
  expect(server.asked).toContainEqual({ route: 'POST /links/t0/password', body: { password: 'eleven goats upon a roof', ownDevice: false } })
})

test('while one types, the page says what the password still needs', async () => {
  draw()
  const field = await screen.findByLabelText('New password')
  expect(field).toHaveAccessibleDescription(/At least 15 characters/)
  await userEvent.type(field, 'eleven goats')
  expect(field).toHaveAccessibleDescription(/^3 characters more/)
  await userEvent.type(field, ' upon a roof')
  expect(field).toHaveAccessibleDescription('A good password.')
  await userEvent.clear(field)
  await userEvent.type(field, 'Ana Nuñez Alder Creek')
  expect(field).toHaveAccessibleDescription(/made of names that others know/)
})

test('an invitation may be taken up with the account that the school gave', async () => {
  server.answer('GET /links/t0', { ...invitation, passwords: false, providers: [{ id: 'm1', kind: 'microsoft', name: 'Microsoft' }] })
  draw()
  expect(await screen.findByRole('link', { name: 'Sign in with Microsoft' })).toHaveAttribute('href', '/api/sign-in/providers/m1/start?returnTo=%2F&link=t0')
  expect(screen.queryByLabelText('New password')).not.toBeInTheDocument()
})

test('a reset says whose password it makes', async () => {
  server.answer('GET /links/t0', { ...invitation, kind: 'password-reset' })
  draw()
  expect(await screen.findByRole('heading', { name: 'Make a new password' })).toBeInTheDocument()
  expect(screen.getByText(/For Ana Nuñez at Alder Creek/)).toBeInTheDocument()
})

test('a link that is used or over says what to do', async () => {
  server.refuse('GET /links/t0', 'not-found')
  draw()
  expect(await screen.findByRole('heading', { name: 'This link is no longer good' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'To the sign-in' })).toHaveAttribute('href', '/sign-in')
})

test('a link that opens nothing in this building says so', async () => {
  server.answer('GET /links/t0', { ...invitation, email: null })
  draw()
  expect(await screen.findByText(/This link cannot be used yet/)).toBeInTheDocument()
})
