import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useAccount } from '../../../lib/session'
import { onSignedIn, reportSignedOut } from '../../../lib/signed-in'
import { type FakeLocalStore, fakeLocalStore } from '../../../testing/fake-local-store'
import { ben, type FakeServer, fakeServer, makeDemo, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { forgetSignOut } from '../pending-sign-out'
import { AccountProvider } from './account-provider'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /demo', makeDemo())
  server.answer('GET /session', makeSession())
  server.answer('GET /session/local-key', { personId: 'ana', key: btoa('k'.repeat(32)) })
  server.answer('POST /demo/sign-in')
  server.answer('DELETE /session')
  server.answer('DELETE /sessions')
})
afterEach(() => {
  server.stop()
  forgetSignOut()
})

function Page() {
  const { signOut, signOutEverywhere } = useAccount()
  return (
    <>
      <textarea aria-label="Our impact" />
      <button onClick={signOut}>Sign out</button>
      <button onClick={signOutEverywhere}>Everywhere</button>
    </>
  )
}

function draw(store: FakeLocalStore = fakeLocalStore('ana')) {
  const onLeave = vi.fn<() => void>()
  renderInApp(
    <AccountProvider session={makeSession()} onLeave={onLeave}>
      <Page />
    </AccountProvider>,
    { store },
  )
  return { onLeave, store, user: userEvent.setup() }
}

/** Beside what every page asks when it is opened: whether this device holds something that was erased. */
const askedBesides = () => server.asked.map(({ route }) => route).filter((route) => route !== 'POST /erased-copies')

test('when the session ends, the same person goes on over the page and nothing on it is lost', async () => {
  const { user, onLeave } = draw()
  const again = vi.fn<() => void>()
  const stop = onSignedIn(again)
  await user.type(screen.getByLabelText('Our impact'), 'They waited')
  act(reportSignedOut)
  await user.click(await screen.findByRole('button', { name: 'Go on as Ana Nuñez' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  stop()
  expect(screen.getByLabelText('Our impact')).toHaveValue('They waited')
  expect(again).toHaveBeenCalledExactlyOnceWith({ personId: 'ana' })
  expect(onLeave).not.toHaveBeenCalled()
})

test('somebody else is told whose words stay sealed, and the page goes once they are signed in', async () => {
  const { user, onLeave, store } = draw()
  act(reportSignedOut)
  await user.click(await screen.findByRole('button', { name: 'I am somebody else' }))
  expect(screen.getByText(/What Ana Nuñez typed and could not send yet stays on this device, sealed/)).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: /Ben/ })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Ana/ })).not.toBeInTheDocument()

  server.answer('GET /session', makeSession({ person: ben }))
  server.answer('GET /session/local-key', { personId: 'ben', key: btoa('b'.repeat(32)) })
  await user.click(screen.getByRole('button', { name: /Ben/ }))
  await vi.waitFor(() => expect(onLeave).toHaveBeenCalledWith('/'))
  expect(store.whoWasHere()).toBe('ben')
})

test('the dialog says the truth where this device keeps nothing', async () => {
  draw(fakeLocalStore(null))
  act(reportSignedOut)
  expect(await screen.findByText(/still on this page. Sign in before you close it/)).toBeInTheDocument()
})

test('signing in again in another tab is enough', async () => {
  draw()
  act(reportSignedOut)
  await screen.findByRole('dialog')
  act(() => void window.dispatchEvent(new Event('focus')))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
})

test('a sign-out with nothing unsent asks nothing', async () => {
  const { user, onLeave, store } = draw()
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  await vi.waitFor(() => expect(onLeave).toHaveBeenCalledExactlyOnceWith('/sign-in'))
  expect(store.whoWasHere()).toBeNull()
})

test('a sign-out with unsent work asks first, and staying changes nothing', async () => {
  const store = fakeLocalStore('ana')
  store.unsent = [{ documentId: 'd', kind: 'cycle', epoch: 1, lastAt: 0 }]
  const { user, onLeave } = draw(store)
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByRole('dialog', { name: 'Sign out with unsent work?' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Stay signed in' }))
  expect(onLeave).not.toHaveBeenCalled()
  expect(askedBesides()).toEqual([])
  expect(store.whoWasHere()).toBe('ana')
})

test('signing out everywhere always asks', async () => {
  const { user, onLeave } = draw()
  await user.click(screen.getByRole('button', { name: 'Everywhere' }))
  await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }))
  await vi.waitFor(() => expect(onLeave).toHaveBeenCalledWith('/sign-in'))
  expect(askedBesides()).toEqual(['DELETE /sessions'])
})

test('where nothing can be kept, a sign-out asks whether the words that only this page has may be lost', async () => {
  const keep = (event: Event) => event.preventDefault()
  window.addEventListener('beforeunload', keep)
  const { user, onLeave } = draw({ ...fakeLocalStore('ana'), keepsAnything: false })
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText(/this device cannot keep it. If you sign out now, it is lost/)).toBeInTheDocument()
  window.removeEventListener('beforeunload', keep)
  expect(onLeave).not.toHaveBeenCalled()
})

describe('in a real building', () => {
  const real = makeSession({ building: { id: 'b', name: 'Alder Creek', demo: false } })
  beforeEach(() => {
    server.refuse('GET /demo', 'not-found')
    const providers = [{ id: 'g1', kind: 'google', name: 'Google' }]
    server.answer('GET /sign-in', { demo: false, setUp: true, buildingName: 'Alder Creek', passwords: true, mail: true, providers })
    server.answer('POST /sign-in/password')
    server.answer('GET /session', real)
  })

  function drawReal() {
    const onLeave = vi.fn<() => void>()
    renderInApp(
      <AccountProvider session={real} onLeave={onLeave}>
        <Page />
      </AccountProvider>,
      { store: fakeLocalStore('ana') },
    )
    return { onLeave, user: userEvent.setup() }
  }

  test('the same person goes on over the page by password, and nothing on it is lost', async () => {
    const { user, onLeave } = drawReal()
    await user.type(screen.getByLabelText('Our impact'), 'They waited')
    act(reportSignedOut)
    await user.type(await screen.findByLabelText('E-mail address'), 'ana@school.example')
    await user.type(screen.getByLabelText('Password'), 'eleven goats upon a roof{Enter}')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(screen.getByLabelText('Our impact')).toHaveValue('They waited')
    expect(onLeave).not.toHaveBeenCalled()
  })

  test('somebody else who signs in over it makes the page go', async () => {
    const { user, onLeave } = drawReal()
    act(reportSignedOut)
    server.answer('GET /session', { ...real, person: ben })
    server.answer('GET /session/local-key', { personId: 'ben', key: btoa('b'.repeat(32)) })
    await user.type(await screen.findByLabelText('E-mail address'), 'ben@school.example')
    await user.type(screen.getByLabelText('Password'), 'eleven goats upon a roof{Enter}')
    await vi.waitFor(() => expect(onLeave).toHaveBeenCalledWith('/'))
  })

  test('a provider opens in a tab of its own, and the page goes on by itself once that is done', async () => {
    const { onLeave } = drawReal()
    server.refuse('GET /session', 'not-signed-in')
    act(reportSignedOut)
    const google = await screen.findByRole('link', { name: 'Sign in with Google' })
    expect(google).toHaveAttribute('target', '_blank')
    expect(google).toHaveAttribute('href', '/api/sign-in/providers/g1/start?returnTo=%2Fsign-in%2Fdone')
    google.addEventListener('click', (event) => event.preventDefault())
    await userEvent.click(google)
    expect(screen.getByText(/goes on by itself/)).toBeInTheDocument()
    server.answer('GET /session', real)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument(), { timeout: 10_000 })
    expect(onLeave).not.toHaveBeenCalled()
  })
})
