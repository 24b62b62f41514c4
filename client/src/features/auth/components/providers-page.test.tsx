import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Providers } from 'shared/auth/schema'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import '../../../lib/account-messages'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { ProvidersPage } from './providers-page'

const google: Providers['providers'][number] = {
  ...{ id: 'g1', kind: 'google', name: 'Google', issuer: 'https://accounts.google.com', clientId: 'client-1' },
  ...{ tenants: [], domains: ['alder.example'], enabled: true, linked: false },
}
const redirectUri = 'https://clear.alder.example/api/sign-in/callback'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /building/providers', { passwords: true, redirectUri, providers: [] })
  server.answer('POST /building/providers', { providerId: 'm1' })
  server.answer('PUT /building/providers/g1')
  server.answer('DELETE /building/providers/g1')
})
afterEach(() => server.stop())

const draw = () => renderInApp(<ProvidersPage />, { session: makeSession() })
const lastAsked = (method: string) => server.asked.findLast(({ route }) => route.startsWith(method))

test('an admin adds Microsoft with the school’s own tenants', async () => {
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Add a provider' }))
  const form = within(screen.getByRole('dialog', { name: 'Add a provider' }))
  await userEvent.click(form.getByRole('radio', { name: 'Microsoft' }))
  expect(form.getByLabelText('Name on the button')).toHaveValue('Microsoft')
  expect(form.getByLabelText('Address to come back to')).toHaveValue(redirectUri)
  await userEvent.type(form.getByLabelText('Client ID'), 'client-2')
  await userEvent.type(form.getByLabelText('Client secret'), 'very secret')
  await userEvent.type(form.getByLabelText('Tenant IDs'), 'one, two')
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  const input = { kind: 'microsoft', name: 'Microsoft', clientId: 'client-2', clientSecret: 'very secret', tenants: ['one', 'two'], enabled: true }
  expect(lastAsked('POST')?.body).toEqual(input)
})

test('a change without a new secret leaves the one that is there', async () => {
  server.answer('GET /building/providers', { passwords: true, redirectUri, providers: [google] })
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Change Google' }))
  const form = within(screen.getByRole('dialog', { name: 'Change Google' }))
  await userEvent.click(form.getByRole('checkbox', { name: 'People may sign in with it' }))
  await userEvent.click(form.getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(lastAsked('PUT')?.body).toEqual({ kind: 'google', name: 'Google', clientId: 'client-1', domains: ['alder.example'], enabled: false })
})

test('removing asks first', async () => {
  server.answer('GET /building/providers', { passwords: true, redirectUri, providers: [google] })
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Google' }))
  expect(lastAsked('DELETE')).toBeUndefined()
  await userEvent.click(within(screen.getByRole('dialog', { name: 'Remove Google?' })).getByRole('button', { name: 'Remove' }))
  await vi.waitFor(() => expect(lastAsked('DELETE')?.route).toBe('DELETE /building/providers/g1'))
})

test('passwords stay on while the server says why, and what was typed in a form stays too', async () => {
  server.refuse('PUT /building/passwords', 'conflict', 'Sign in once with a provider yourself first.')
  draw()
  const box = await screen.findByRole('checkbox', { name: /People may sign in with a password/ })
  await userEvent.click(box)
  expect(await screen.findByText(/Sign in once with a provider yourself first/)).toBeInTheDocument()
  expect(box).toBeChecked()
})
