import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Devices, MyWaysIn } from 'shared/auth/schema'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import '../../../lib/account-messages'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { MePage } from './me-page'

const session = makeSession({ building: { id: 'b', name: 'Alder Creek', demo: false } })
const ways: MyWaysIn = { email: 'ana@school.example', hasPassword: true, passwords: true, providers: [{ id: 'g1', kind: 'google', name: 'Google', linked: false }] }
const common = { ownDevice: false, signedInAt: 0, lastUsedAt: Date.now(), expiresAt: Date.now() + 1e7 }
const devices: Devices = {
  devices: [
    { id: 's1', here: true, browser: 'Chrome', system: 'Chromebook', ...common },
    { id: 's2', here: false, browser: 'Safari', system: 'iPad', ...common },
    { id: 's3', here: false, browser: null, system: null, ...common },
  ],
}

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /me/sign-in', ways)
  server.answer('GET /sessions', devices)
  server.answer('DELETE /sessions/s2')
  server.answer('PUT /me/password')
})
afterEach(() => server.stop())

const draw = (signOutEverywhere = vi.fn<() => void>()) => {
  renderInApp(<MePage />, { session, account: { signOutEverywhere } })
  return signOutEverywhere
}

test('every device is named, this one marked, and any other can be signed out', async () => {
  draw()
  const rows = within(await screen.findByRole('region', { name: 'Where I am signed in' }))
  expect((await rows.findAllByRole('listitem')).map((row) => row.querySelector('strong')?.textContent)).toEqual([
    'Chrome on Chromebook',
    'Safari on iPad',
    'A device that does not say what it is',
  ])
  expect(rows.queryByRole('button', { name: 'Sign out Chrome on Chromebook' })).not.toBeInTheDocument()
  await userEvent.click(rows.getByRole('button', { name: 'Sign out Safari on iPad' }))
  await vi.waitFor(() => expect(server.asked.filter(({ route }) => route === 'GET /sessions')).toHaveLength(2))
  expect(server.asked).toContainEqual({ route: 'DELETE /sessions/s2', body: undefined })
})

test('signing out everywhere asks, as in the menu', async () => {
  const everywhere = draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out on all devices' }))
  expect(everywhere).toHaveBeenCalledOnce()
})

test('the password is changed with the one of now, and the fields are empty after it', async () => {
  draw()
  await userEvent.type(await screen.findByLabelText('Current password'), 'eleven goats upon a roof')
  await userEvent.type(screen.getByLabelText('New password'), 'nine herons under the bridge')
  await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
  expect(await screen.findByText(/Your password is changed/)).toBeInTheDocument()
  expect(screen.getByLabelText('New password')).toHaveValue('')
  const body = { current: 'eleven goats upon a roof', next: 'nine herons under the bridge' }
  expect(server.asked).toContainEqual({ route: 'PUT /me/password', body })
})

test('a password that was not right stays to be looked at', async () => {
  server.refuse('PUT /me/password', 'forbidden', 'That is not your current password.')
  draw()
  await userEvent.type(await screen.findByLabelText('Current password'), 'wrong')
  await userEvent.type(screen.getByLabelText('New password'), 'nine herons under the bridge')
  await userEvent.click(screen.getByRole('button', { name: 'Change the password' }))
  expect(await screen.findByText(/That is not your current password/)).toBeInTheDocument()
  expect(screen.getByLabelText('Current password')).toHaveValue('wrong')
})

test('who has no password is told how to come by one', async () => {
  server.answer('GET /me/sign-in', { ...ways, hasPassword: false })
  draw()
  expect(await screen.findByText(/You have no password here/)).toBeInTheDocument()
  expect(screen.queryByLabelText('New password')).not.toBeInTheDocument()
})

test('linking an account at a provider says when it does not answer', async () => {
  server.refuse('POST /me/identities', 'not-ready', 'The provider does not answer just now.')
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Link my account at Google' }))
  expect(await screen.findByText(/The provider does not answer just now/)).toBeInTheDocument()
})
