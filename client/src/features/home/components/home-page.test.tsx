import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { formatDay } from '../../../lib/dates'
import { type FakeServer, fakeServer, makeHome, makeSession, makeSummary, makeTeamHome } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { useConnection } from '../../../lib/connection'
import { HomePage } from './home-page'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
})
afterEach(() => {
  server.stop()
  useConnection.setState({ reachable: true })
})

const inDays = (days: number) => formatDay(new Date(Date.now() + days * 86_400_000))

function draw(session = makeSession()) {
  renderInApp(
    <Routes>
      <Route path="/" element={<HomePage />} />
      <Route path="/cycles/:cycleId" element={<p>the cycle</p>} />
    </Routes>,
    { session },
  )
}

test('one click opens the team’s cycle', async () => {
  server.answer('GET /home', makeHome())
  draw()
  expect(await screen.findByText('How can we help students infer?')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: 'Cycle 3 is in Assess' })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('link', { name: 'Go on with Assess' }))
  expect(screen.getByText('the cycle')).toBeInTheDocument()
})

test('the next meeting, its one job, what colleagues wrote and what comes due are there', async () => {
  const team = makeTeamHome({
    nextMeeting: { date: inDays(1), time: '14:45', minutes: 45 },
    changes: [{ personId: 'ben', name: 'Ben Eze', at: Date.now() - 5 * 60_000 }],
    dueDecisions: [
      { cycleId: 'c2', decisionId: 'd1', kind: 'stop', text: 'Timed sheets', owner: 'Ana Nuñez', checkBy: inDays(-1) },
      { cycleId: 'c2', decisionId: 'd2', kind: null, text: 'Ask families', owner: null, checkBy: inDays(0) },
    ],
  })
  server.answer('GET /home', makeHome({ teams: [team] }))
  draw()
  expect(await screen.findByText('Tomorrow 2:45, 45 minutes')).toBeInTheDocument()
  expect(screen.getByText(/The one job: look at the new results/)).toBeInTheDocument()
  expect(screen.getByText('Ben Eze wrote').closest('li')).toHaveTextContent('5 minutes ago')
  const stop = screen.getByRole('link', { name: 'Stop: Timed sheets' })
  expect(stop).toHaveAttribute('href', '/cycles/c2/re-examine')
  expect(stop.closest('li')).toHaveTextContent(/Ana Nuñez · was to be checked by/)
  expect(screen.getByText('check today')).toBeInTheDocument()
})

test('a paused cycle says since when and why', async () => {
  const cycle = makeSummary({ pause: { since: Date.now(), reason: 'testing weeks' } })
  server.answer('GET /home', makeHome({ teams: [makeTeamHome({ cycle })] }))
  draw()
  expect(await screen.findByText(/Paused since .*: testing weeks/)).toBeInTheDocument()
})

test('a team without a cycle starts one, and is in it', async () => {
  server.answer('GET /home', makeHome({ teams: [makeTeamHome({ cycle: null })] }))
  server.answer('POST /teams/grade-3/cycles', { cycleId: 'c1' })
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Start a cycle' }))
  expect(await screen.findByText('the cycle')).toBeInTheDocument()
})

test('a start that does not work says so and can be tried again', async () => {
  server.answer('GET /home', makeHome({ teams: [makeTeamHome({ cycle: null })] }))
  server.refuse('POST /teams/grade-3/cycles', 'conflict', 'Ben has just started one.')
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Start a cycle' }))
  expect(await screen.findByText(/Ben has just started one/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Start a cycle' })).not.toHaveAttribute('aria-disabled')
})

test('earlier cycles come latest first', async () => {
  const closedCycles = [
    makeSummary({ id: 'c1', number: 1, title: 'First', closedAt: 0 }),
    makeSummary({ id: 'c2', number: 2, title: 'Second', closedAt: 0 }),
  ]
  server.answer('GET /home', makeHome({ teams: [makeTeamHome({ closedCycles })] }))
  draw()
  const links = within(await screen.findByRole('region', { name: 'Earlier cycles' })).getAllByRole('link')
  expect(links.map((link) => link.textContent)).toEqual(['Cycle 2Second', 'Cycle 1First'])
})

test('who is several things and in no team finds the way to each of their pages', async () => {
  server.answer('GET /home', makeHome({ teams: [] }))
  draw(makeSession({ roles: ['leader', 'admin'], teams: [] }))
  expect(await screen.findByText(/What teams write stays with them/)).toBeInTheDocument()
  const links = screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])
  expect(links).toEqual([
    ['Board', '/board'],
    ['Building', '/building'],
  ])
})

test('somebody in no team is told what will be here', async () => {
  server.answer('GET /home', makeHome({ teams: [] }))
  draw(makeSession({ roles: [], teams: [] }))
  expect(await screen.findByText(/You are not in a team yet/)).toBeInTheDocument()
})

test('without the server and without a copy, Home says so and can be tried again', async () => {
  server.goOffline()
  draw()
  expect(await screen.findByRole('heading', { name: 'No connection' })).toBeInTheDocument()
  server.comeBack()
  server.answer('GET /home', makeHome())
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('How can we help students infer?')).toBeInTheDocument()
})

test('while it loads, it says so once', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  draw()
  expect(await screen.findByText('Loading')).toBeInTheDocument()
})
