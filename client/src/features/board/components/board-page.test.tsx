import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Board, BoardCycle, BoardTeam, Found } from 'shared/dashboards/schema'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { formatDay } from '../../../lib/dates'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { BoardPage } from './board-page'
import { CountsPage } from './counts-page'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
})
afterEach(() => {
  server.stop()
  vi.restoreAllMocks()
})

const makeCycle = (parts: Partial<BoardCycle> = {}): BoardCycle => ({
  ...{ number: 2, step: 'E', trail: ['C', 'L', 'E'], openedAt: 0, pausedSince: null },
  ...{ strategy: 'Repeated reading', card: null },
  ...parts,
})
const makeTeam = (id: string, parts: Partial<BoardTeam> = {}): BoardTeam => ({ id, name: id, grade: '2', cycle: makeCycle(), nextMeeting: null, ...parts })
const makeFound = (parts: Partial<Found> = {}): Found => ({
  ...{ cycleId: 'c3', number: 3, team: { id: 'g3', name: 'Grade 3', grade: '3' }, question: 'How can we help students infer?' },
  ...{ strategy: 'Think-aloud', libraryId: null, publishedAt: 0, result: null },
  ...parts,
})

function draw(board: Board, session = makeSession({ roles: ['leader'], teams: [] })) {
  server.answer('GET /board', board)
  renderInApp(<BoardPage />, { session, at: '/board' })
}
const rowOf = (name: string) => screen.getByRole('rowheader', { name }).closest('tr')!

test('each team is a row: where it stands and has been, what it tries, when it meets', async () => {
  const today = formatDay(new Date())
  draw({ teams: [makeTeam('Grade 2', { cycle: makeCycle({ trail: ['C', 'L', 'C', 'L', 'E'] }), nextMeeting: { date: today, time: '14:45', minutes: 45 } })], found: [] })
  expect(await screen.findByRole('heading', { level: 1, name: 'Where our teams are' })).toBeInTheDocument()
  const row = rowOf('Grade 2')
  expect(within(row).getByRole('img')).toHaveAccessibleName(
    'Cycle 2 is in Experiment. It has been in Collaborate, Leverage, Collaborate, Leverage.',
  )
  expect(row).toHaveTextContent('Repeated reading')
  expect(row).toHaveTextContent('Question not shared yet')
  expect(row).toHaveTextContent('Today 2:45')
})

test('a question stands there once it is published, with the way to the card', async () => {
  draw({ teams: [makeTeam('Grade 3', { cycle: makeCycle({ card: { cycleId: 'c/3', publishedAt: 0, question: 'How can we infer?' } }) })], found: [] })
  expect(await screen.findByText('How can we infer?')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Shared card of Grade 3' })).toHaveAttribute('href', '/cards/c%2F3')
  expect(screen.queryByText('Question not shared yet')).not.toBeInTheDocument()
})

test('what is absent is said in plain words', async () => {
  const teams = [
    makeTeam('K', { cycle: makeCycle({ step: 'L', trail: ['C', 'L'], strategy: null }) }),
    makeTeam('Grade 1', { cycle: makeCycle({ step: 'L', trail: ['C', 'L', 'E', 'L'], strategy: null }) }),
    makeTeam('Grade 4', { cycle: null }),
    makeTeam('Grade 5', { cycle: makeCycle({ pausedSince: Date.now() }) }),
  ]
  draw({ teams, found: [] })
  await screen.findByText('No strategy chosen yet')
  expect(rowOf('Grade 1')).toHaveTextContent('Looking at its strategy again')
  expect(rowOf('Grade 4')).toHaveTextContent('No cycle open')
  expect(rowOf('Grade 5')).toHaveTextContent(/Paused since/)
  expect(screen.getByText(/No card is published here yet/)).toBeInTheDocument()
})

test('the board is narrowed to a step or a strategy, says how many fit, and shows all again', async () => {
  const teams = [makeTeam('Grade 2'), makeTeam('Grade 3', { cycle: makeCycle({ step: 'A', strategy: 'Think-aloud' }) })]
  draw({ teams, found: [makeFound()] })
  await userEvent.selectOptions(await screen.findByLabelText('Step'), 'Assess')
  expect(screen.getByRole('status')).toHaveTextContent('One team fits.')
  expect(screen.queryByRole('rowheader', { name: 'Grade 2' })).not.toBeInTheDocument()
  await userEvent.selectOptions(screen.getByLabelText('Strategy'), 'Repeated reading')
  expect(screen.getByRole('status')).toHaveTextContent('No team fits.')
  await userEvent.click(screen.getByRole('button', { name: 'Show all teams' }))
  expect(screen.getAllByRole('rowheader')).toHaveLength(2)
})

test('what teams found is in bands, or it says that nothing may be shown', async () => {
  const result = { measure: 'Inference check', before: { low: 40, high: 44 }, after: { low: 99, high: 99 } }
  draw({ teams: [makeTeam('Grade 3')], found: [makeFound({ result }), makeFound({ cycleId: 'c4' })] })
  expect(await screen.findByText('Inference check: 40–44 % → 99 % met.')).toBeInTheDocument()
  expect(screen.getByText('It has no result that may be shown outside the team.')).toBeInTheDocument()
})

test('on day one a leader reads what they can do; somebody else, what will be here', async () => {
  draw({ teams: [makeTeam('Grade 3', { cycle: null })], found: [] })
  expect(await screen.findByText('Protect the time.')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Read the agreement' })).toHaveAttribute('href', '/agreement')
  expect(screen.getByText('Offer cover.')).toBeInTheDocument()
})

test('on day one a teacher reads what will be here', async () => {
  draw({ teams: [makeTeam('Grade 3', { cycle: null })], found: [] }, makeSession())
  expect(await screen.findByText(/As soon as one has, it stands here/)).toBeInTheDocument()
  expect(screen.queryByText('Protect the time.')).not.toBeInTheDocument()
})

test('without teams, who arranges them is led there', async () => {
  draw({ teams: [], found: [] })
  expect(await screen.findByRole('link', { name: 'Make the teams' })).toHaveAttribute('href', '/building/teams')
})

test('on a phone each team is a card', async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => Object.assign(new EventTarget(), { matches: true, media: query, onchange: null, addListener: () => undefined, removeListener: () => undefined }))
  draw({ teams: [makeTeam('Grade 2')], found: [] })
  expect(await screen.findByRole('heading', { level: 2, name: 'Grade 2' })).toBeInTheDocument()
  expect(screen.queryByRole('table')).not.toBeInTheDocument()
  expect(screen.getByText('Next meeting: None planned')).toBeInTheDocument()
})

test('an admin alone reads how many teams stand where', async () => {
  server.answer('GET /board/counts', { steps: [{ step: 'C', teams: 1 }, { step: 'E', teams: 2 }], withoutCycle: 3, paused: 1 })
  renderInApp(<CountsPage />, { session: makeSession({ roles: ['admin'], teams: [] }) })
  expect((await screen.findByRole('rowheader', { name: 'Experiment' })).closest('tr')).toHaveTextContent('2')
  expect(screen.getByRole('rowheader', { name: 'No cycle open' }).closest('tr')).toHaveTextContent('3')
  expect(screen.getByText('One of them is paused.')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /Go to the building/ })).toHaveAttribute('href', '/building')
})

test('without the server, the board says so', async () => {
  server.goOffline()
  renderInApp(<BoardPage />, { session: makeSession({ roles: ['leader'], teams: [] }) })
  expect(await screen.findByRole('heading', { name: 'No connection' })).toBeInTheDocument()
})
