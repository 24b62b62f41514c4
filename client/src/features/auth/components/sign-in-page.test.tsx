import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeLocalStore } from '../../../testing/fake-local-store'
import { type FakeServer, fakeServer, makeDemo, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { SignInPage } from './sign-in-page'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /demo', makeDemo())
  server.answer('GET /session', makeSession())
  server.answer('GET /session/local-key', { personId: 'ana', key: btoa('k'.repeat(32)) })
  server.answer('POST /demo/sign-in')
})
afterEach(() => server.stop())

test('one click signs in as anybody, found under their team', async () => {
  const onSignedIn = vi.fn<() => void>()
  renderInApp(<SignInPage onSignedIn={onSignedIn} />)
  const team = await screen.findByRole('region', { name: 'Grade 3' })
  await userEvent.click(within(team).getByRole('button', { name: /Ana Nuñez/ }))
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce())
  expect(server.asked[1]).toEqual({ route: 'POST /demo/sign-in', body: { personId: 'ana', ownDevice: false } })
})

test('by keyboard: type a part of the name, press Enter', async () => {
  const onSignedIn = vi.fn<() => void>()
  renderInApp(<SignInPage onSignedIn={onSignedIn} />)
  await userEvent.type(await screen.findByRole('searchbox'), 'nunez')
  expect(screen.getByText('Enter signs you in as Ana Nuñez.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Ben/ })).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce())
})

test('Enter without a word typed signs nobody in', async () => {
  renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
  await userEvent.type(await screen.findByRole('searchbox'), '{Enter}')
  expect(server.asked.map(({ route }) => route)).toEqual(['GET /demo'])
})

test('the arrow keys walk from the search into the list', async () => {
  renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
  await userEvent.type(await screen.findByRole('searchbox'), '{ArrowDown}{ArrowDown}')
  expect(screen.getByRole('button', { name: /Ben Eze/ })).toHaveFocus()
})

test('on one’s own device the sign-in lasts', async () => {
  renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
  await userEvent.click(await screen.findByRole('checkbox', { name: /my own device/ }))
  await userEvent.click(screen.getByRole('button', { name: /Ben Eze/ }))
  await vi.waitFor(() => expect(server.asked[1]?.body).toEqual({ personId: 'ben', ownDevice: true }))
})

test('who was here is one click away', async () => {
  renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />, { store: fakeLocalStore('ben') })
  expect(await screen.findByRole('button', { name: 'Go on as Ben Eze' })).toBeInTheDocument()
})

test('a sign-in that does not work says why, and lets one try again', async () => {
  renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
  const ana = await screen.findByRole('button', { name: /Ana/ })
  server.goOffline()
  await userEvent.click(ana)
  expect(await screen.findByText(/The sign-in did not work: there is no connection/)).toBeInTheDocument()
  expect(ana).not.toHaveAttribute('aria-disabled')
})

test('a building of one’s own says that it is not set up yet', async () => {
  server.refuse('GET /demo', 'not-found')
  renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
  expect(await screen.findByRole('heading', { name: 'Not set up yet' })).toBeInTheDocument()
})
