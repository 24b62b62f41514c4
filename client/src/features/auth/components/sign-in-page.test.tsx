import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type SignInOffer, signInProblems } from 'shared/auth/schema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeLocalStore } from '../../../testing/fake-local-store'
import { type FakeServer, fakeServer, makeDemo, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { SignInPage } from './sign-in-page'

function makeOffer(parts: Partial<SignInOffer> = {}): SignInOffer {
  return { demo: false, setUp: true, buildingName: 'Alder Creek', passwords: true, mail: true, providers: [], ...parts }
}

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /demo', makeDemo())
  server.answer('GET /sign-in', makeOffer({ demo: true }))
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
  expect(server.asked).toContainEqual({ route: 'POST /demo/sign-in', body: { personId: 'ana', ownDevice: false } })
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
  expect(server.asked.map(({ route }) => route)).not.toContain('POST /demo/sign-in')
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
  await vi.waitFor(() => expect(server.asked).toContainEqual({ route: 'POST /demo/sign-in', body: { personId: 'ben', ownDevice: true } }))
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

describe('a building of one’s own', () => {
  beforeEach(() => {
    server.refuse('GET /demo', 'not-found')
    server.answer('GET /sign-in', makeOffer())
    server.answer('POST /sign-in/password')
  })

  const account = async () => {
    await userEvent.type(await screen.findByLabelText('E-mail address'), 'ana@school.example')
    await userEvent.type(screen.getByLabelText('Password'), 'eleven goats upon a roof')
  }

  test('signs in by address and password, in fields that password managers know', async () => {
    const onSignedIn = vi.fn<() => void>()
    renderInApp(<SignInPage onSignedIn={onSignedIn} />)
    await account()
    expect(screen.getByLabelText('E-mail address')).toHaveAttribute('autocomplete', 'username')
    expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce())
    const body = { email: 'ana@school.example', password: 'eleven goats upon a roof', ownDevice: false }
    expect(server.asked).toContainEqual({ route: 'POST /sign-in/password', body })
  })

  test('keeps what was typed when the sign-in does not work, and says why', async () => {
    server.refuse('POST /sign-in/password', 'forbidden', 'They do not belong together.')
    renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
    await account()
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByText(/They do not belong together/)).toBeInTheDocument()
    expect(screen.getByLabelText('Password')).toHaveValue('eleven goats upon a roof')
  })

  test('lets one look at the password', async () => {
    renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
    await account()
    await userEvent.click(screen.getByRole('button', { name: 'Show the password' }))
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text')
    await userEvent.click(screen.getByRole('button', { name: 'Hide the password' }))
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password')
  })

  test('leads to each provider and back to where one wanted to go', async () => {
    server.answer('GET /sign-in', makeOffer({ passwords: false, providers: [{ id: 'g1', kind: 'google', name: 'Google' }, { id: 'o1', kind: 'oidc', name: 'District' }] }))
    renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} returnTo="/cycles/c3" />)
    await userEvent.click(await screen.findByRole('checkbox', { name: /my own device/ }))
    expect(screen.getByRole('link', { name: 'Sign in with Google' })).toHaveAttribute('href', '/api/sign-in/providers/g1/start?returnTo=%2Fcycles%2Fc3&ownDevice=yes')
    expect(screen.getByRole('link', { name: 'Sign in with District' })).toBeInTheDocument()
    expect(screen.queryByLabelText('Password')).not.toBeInTheDocument()
  })

  test.each(signInProblems)('says in words why a provider sent somebody back: %s', async (problem) => {
    renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />, { at: `/sign-in?problem=${problem}` })
    const note = await screen.findByRole('status')
    expect(note.textContent).toMatch(/^[A-Z].{40,}\.$/)
  })

  test('mails a way to a new password, and does not say whether there is such an account', async () => {
    server.answer('POST /sign-in/password/forgot')
    renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
    await userEvent.type(await screen.findByLabelText('E-mail address'), 'ana@school.example')
    await userEvent.click(screen.getByRole('button', { name: 'I forgot my password' }))
    await userEvent.click(screen.getByRole('button', { name: 'Mail me a link' }))
    expect(await screen.findByText(/If somebody here has the address ana@school.example/)).toBeInTheDocument()
    expect(server.asked).toContainEqual({ route: 'POST /sign-in/password/forgot', body: { email: 'ana@school.example' } })
  })

  test('without mail, sends one to an admin', async () => {
    server.answer('GET /sign-in', makeOffer({ mail: false }))
    renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
    await userEvent.click(await screen.findByRole('button', { name: 'I forgot my password' }))
    expect(screen.getByText(/Ask an admin of your building for a link/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Mail me a link' })).not.toBeInTheDocument()
  })

  test('that is not there yet says what to do', async () => {
    server.answer('GET /sign-in', makeOffer({ setUp: false, buildingName: null }))
    renderInApp(<SignInPage onSignedIn={vi.fn<() => void>()} />)
    expect(await screen.findByRole('heading', { name: 'Not set up yet' })).toBeInTheDocument()
  })
})
