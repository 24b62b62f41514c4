import { screen, within } from '@testing-library/react'
import type { Desk, DeskTeam } from 'shared/dashboards/schema'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { formatDay } from '../../../lib/dates'
import { type FakeServer, fakeServer, makeSession, makeSummary } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { DeskPage } from './desk-page'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
})
afterEach(() => server.stop())

const makeTeam = (parts: Partial<DeskTeam> = {}): DeskTeam => ({
  ...{ id: 'g3', name: 'Grade 3', grade: '3', cycle: makeSummary(), strategy: 'Think-aloud', nextMeeting: null },
  ...{ lastDecisions: null, changes: [], card: null },
  ...parts,
})

function draw(desk: Desk) {
  server.answer('GET /desk', desk)
  renderInApp(<DeskPage />, { session: makeSession({ roles: ['coach'], teams: [] }) })
}

test('a team is a letter: step, question, last decisions, who wrote; each line opens what it is about', async () => {
  draw({
    teams: [
      makeTeam({
        nextMeeting: { date: formatDay(new Date()), time: '14:45', minutes: 45 },
        lastDecisions: { cycle: { id: 'c2', number: 2 }, decisions: [{ id: 'd1', kind: 'stop', text: 'Timed sheets' }, { id: 'd2', kind: null, text: 'Ask families' }] },
        changes: [{ personId: 'ben', name: 'Ben Eze', at: Date.now() - 5 * 60_000 }],
        card: { cycleId: 'c3', publishedAt: 0, question: '' },
      }),
    ],
    paused: [],
  })
  const letter = await screen.findByRole('region', { name: 'Grade 3' })
  expect(screen.getByText('One meets today')).toBeInTheDocument()
  expect(letter).toHaveTextContent('meets today 2:45')
  expect(within(letter).getByRole('img', { name: 'Cycle 3 is in Assess' })).toBeInTheDocument()
  expect(letter).toHaveTextContent('Their question: How can we help students infer?')
  expect(letter).toHaveTextContent('Stop: Timed sheets')
  expect(letter).toHaveTextContent('Ben Eze wrote since you looked, 5 minutes ago.')
  const links = within(letter).getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(links).toEqual(['/cycles/c3/collaborate', '/cycles/c2/re-examine', '/cycles/c3', '/cards/c3'])
  for (const link of within(letter).getAllByRole('link')) expect(link).toHaveAccessibleName(/Grade 3/)
})

test('what is absent is said in plain words', async () => {
  draw({ teams: [makeTeam({ cycle: makeSummary({ title: '' }) }), makeTeam({ id: 'g4', name: 'Grade 4', cycle: null })], paused: [] })
  const letter = await screen.findByRole('region', { name: 'Grade 3' })
  expect(letter).toHaveTextContent('They have not written their question yet.')
  expect(letter).toHaveTextContent('No decisions yet.')
  expect(letter).toHaveTextContent('Nothing new since you looked.')
  expect(letter).toHaveTextContent('no meeting planned')
  expect(screen.getByRole('region', { name: 'Grade 4' })).toHaveTextContent('No cycle is open.')
  expect(screen.getByText('None meets today')).toBeInTheDocument()
})

test('a team that has paused its coach is named, and that is all', async () => {
  draw({ teams: [], paused: [{ id: 'g5', name: 'Grade 5', grade: '5' }] })
  expect(await screen.findByText(/Grade 5 has paused its coach/)).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Grade 5' })).not.toBeInTheDocument()
  expect(screen.queryByText(/You do not follow a team yet/)).not.toBeInTheDocument()
})

test('a coach without a team is told how one comes', async () => {
  draw({ teams: [], paused: [] })
  expect(await screen.findByText(/You do not follow a team yet/)).toBeInTheDocument()
})
