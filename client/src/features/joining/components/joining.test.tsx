import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ben, type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { CodesPage } from './codes-page'
import { JoinPage } from './join-page'
import { JoinPanel } from './join-panel'

let server: FakeServer
beforeEach(() => (server = fakeServer()))
afterEach(() => server.stop())

const door = { team: { name: 'Grade 3' }, building: { name: 'Alder Creek' }, passwords: true, state: 'stranger' } as const

function Password({ label, value, onChange, error }: { label: ReactNode; value: string; onChange: (value: string) => void; error?: ReactNode }) {
  return (
    <label>
      {label}
      <input value={value} onChange={(event) => onChange(event.target.value)} />
      {error}
    </label>
  )
}

const draw = (me: string | null, onRegistered = async () => undefined) =>
  renderInApp(<JoinPage code="K7PM3XQD" me={me} onRegistered={onRegistered} NewPassword={Password} />)

describe('a team’s door', () => {
  it('lets somebody who is signed in ask, and says when they are in', async () => {
    server.answer('GET /join/K7PM3XQD', door)
    server.answer('POST /join/K7PM3XQD', { state: 'waiting' })
    draw('Ana Nuñez')
    expect(await screen.findByRole('heading', { name: 'Join Grade 3' })).toBeInTheDocument()
    server.answer('GET /join/K7PM3XQD', { ...door, state: 'waiting' })
    await userEvent.click(screen.getByRole('button', { name: 'Ask Grade 3 to let me in' }))
    expect(await screen.findByText(/Grade 3 has been asked/)).toBeInTheDocument()
    server.answer('GET /join/K7PM3XQD', { ...door, state: 'member' })
    expect(await screen.findByRole('link', { name: 'Go to Grade 3' }, { timeout: 8_000 })).toHaveAttribute('href', '/')
  }, 12_000)

  it('lets somebody new register, and names what is wrong at its field', async () => {
    server.answer('GET /join/K7PM3XQD', door)
    server.refuse('POST /join/K7PM3XQD/registration', 'conflict', 'This address cannot be registered anew.')
    let registered = 0
    draw(null, async () => void registered++)
    await userEvent.type(await screen.findByLabelText('Your name, as colleagues know it'), 'Nia Rowe')
    await userEvent.type(screen.getByLabelText('Your e-mail address at school'), 'nia@alder.example')
    await userEvent.type(screen.getByLabelText('A password'), 'eleven goats upon a roof')
    const ask = screen.getByRole('button', { name: 'Register and ask to be let in' })
    await userEvent.click(ask)
    expect(await screen.findByText(/This address cannot be registered anew/)).toBeInTheDocument()
    server.answer('POST /join/K7PM3XQD/registration')
    await userEvent.click(ask)
    await waitFor(() => expect(registered).toBe(1))
    expect(server.asked.at(-1)?.body).toEqual({ name: 'Nia Rowe', email: 'nia@alder.example', password: 'eleven goats upon a roof', ownDevice: false })
  })

  it('tells who is new where to turn in a school without passwords, and whose code is over', async () => {
    server.answer('GET /join/K7PM3XQD', { ...door, passwords: false })
    const { unmount } = draw(null)
    expect(await screen.findByText(/Ask an admin of the school for an invitation/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeInTheDocument()
    unmount()
    server.refuse('GET /join/K7PM3XQD', 'not-found', 'This code opens nothing.')
    draw(null)
    expect(await screen.findByRole('heading', { name: 'This code opens nothing' })).toBeInTheDocument()
  })
})

describe('letting colleagues in', () => {
  const request = { id: 'q1', person: ben, email: 'ben@alder.example', askedAt: Date.now() }

  it('shows the code, its link and its square, and who waits', async () => {
    server.answer('GET /teams/grade-3/join-code', { code: 'K7PM3XQD', expiresAt: Date.now() + 86_400_000 })
    server.answer('GET /teams/grade-3/join-requests', { requests: [request] })
    server.answer('POST /teams/grade-3/join-requests/q1')
    renderInApp(<JoinPanel teamId="grade-3" />, { session: makeSession() })
    expect(await screen.findByText('K7PM-3XQD')).toBeInTheDocument()
    expect(screen.getByText(/\/join\/K7PM3XQD$/)).toBeInTheDocument()
    expect(screen.getByRole('img', { name: /square for a camera/ })).toBeInTheDocument()
    expect(await screen.findByRole('heading', { name: '1 person waits to be let in' })).toBeInTheDocument()
    server.answer('GET /teams/grade-3/join-requests', { requests: [] })
    await userEvent.click(screen.getByRole('button', { name: 'Let in Ben Eze' }))
    await waitFor(() => expect(screen.queryByText('Ben Eze')).toBeNull())
    expect(server.asked.find(({ route }) => route === 'POST /teams/grade-3/join-requests/q1')?.body).toEqual({ letIn: true })
  })

  it('begins without a code, and makes one when asked', async () => {
    server.answer('GET /teams/grade-3/join-code', { code: null, expiresAt: null })
    server.answer('GET /teams/grade-3/join-requests', { requests: [] })
    server.answer('POST /teams/grade-3/join-code', { code: 'ABCD2345', expiresAt: Date.now() + 86_400_000 })
    renderInApp(<JoinPanel teamId="grade-3" />, { session: makeSession() })
    await userEvent.click(await screen.findByRole('button', { name: 'Make a code' }))
    expect(await screen.findByText('ABCD-2345')).toBeInTheDocument()
  })

  it('is there for every team, for those who arrange them', async () => {
    const team = { id: 'grade-3', name: 'Grade 3', grade: '3', students: 71, archivedAt: null, members: [], coaches: [] }
    server.answer('GET /teams', { teams: [team, { ...team, id: 'old', name: 'Old team', archivedAt: 1 }], people: [] })
    server.answer('GET /teams/grade-3/join-code', { code: 'K7PM3XQD', expiresAt: Date.now() + 86_400_000 })
    server.answer('GET /teams/grade-3/join-requests', { requests: [] })
    renderInApp(<CodesPage />, { session: makeSession({ roles: ['admin'] }) })
    await userEvent.click(await screen.findByRole('button', { name: /Grade 3/ }))
    expect(await screen.findByText('K7PM-3XQD')).toBeInTheDocument()
    expect(screen.queryByText('Old team')).toBeNull()
  })
})
