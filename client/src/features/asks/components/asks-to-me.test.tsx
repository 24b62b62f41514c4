import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { AskToMe } from 'shared/asks/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useToasts } from '../../../components/toast-store'
import '../../../lib/ask-messages'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { AnsweredOnHome } from './answered-on-home'
import { AnswersToAll } from './answers-to-all'
import { AsksToMe } from './asks-to-me'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
})
afterEach(() => {
  server.stop()
  useToasts.setState({ toasts: [] })
})

const june = { id: 'june', name: 'June Park' }
const session = makeSession({ roles: ['leader'], teams: [] })
const makeAsk = (parts: Partial<AskToMe> = {}): AskToMe => ({
  ...{ id: 'a1', team: { id: 'grade-5', name: 'Grade 5' }, text: 'Cover for one visit', about: 'time to see each other' },
  ...{ as: 'leader', byName: false, sentAt: Date.now() - 2 * 86_400_000, mine: null, answeredBy: [] },
  ...parts,
})
const answer = { by: june, verdict: 'yes-by', byDate: '2027-03-03', text: 'I take your class.', toAll: false, answeredAt: Date.now() } as const

async function draw(...asks: AskToMe[]) {
  server.answer('GET /asks', { asks })
  renderInApp(<AsksToMe />, { session })
  return screen.findByRole('region', { name: 'Asks to you' })
}
const lastPut = () => server.asked.filter(({ route }) => route.startsWith('PUT')).at(-1)

describe('asks to me', () => {
  it('say which team asks what, since when, and who sees it', async () => {
    const panel = await draw(makeAsk())
    expect(panel).toHaveTextContent('1 waits for an answer')
    expect(panel).toHaveTextContent('Grade 5 asks, 2 days ago')
    expect(panel).toHaveTextContent('About: time to see each other')
    expect(within(panel).getByText('Team + who is asked')).toBeInTheDocument()
  })

  it('are answered with a day, to the team', async () => {
    server.answer('PUT /asks/a1/answer')
    await draw(makeAsk())
    await userEvent.click(screen.getByRole('button', { name: 'Answer Grade 5: Cover for one visit' }))
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }))
    expect(lastPut()).toBeUndefined()
    await userEvent.type(screen.getByLabelText('By which day'), '2027-03-03')
    await userEvent.type(screen.getByLabelText('A word with it'), 'I take your class.')
    server.answer('GET /asks', { asks: [makeAsk({ mine: answer })] })
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }))
    await waitFor(() => expect(lastPut()?.body).toEqual({ verdict: 'yes-by', byDate: '2027-03-03', text: 'I take your class.', toAll: false }))
    expect(await screen.findByText('No ask waits for you.')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: /1 answered/ }))
    expect(screen.getByText('You answered: yes, by 3 March 2027.')).toBeInTheDocument()
  })

  it('are refused with a reason, by a leader to everybody if they say so', async () => {
    server.answer('PUT /asks/a1/answer')
    await draw(makeAsk())
    await userEvent.click(screen.getByRole('button', { name: /^Answer/ }))
    await userEvent.click(screen.getByRole('radio', { name: /Not this year/ }))
    await userEvent.type(screen.getByLabelText('Because'), 'The money is spent.')
    await userEvent.click(screen.getByRole('checkbox', { name: /To everybody who works with teams here/ }))
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }))
    await waitFor(() => expect(lastPut()?.body).toEqual({ verdict: 'not-this-year', byDate: null, text: 'The money is spent.', toAll: true }))
  })

  it('a coach answers the team alone, and may do so in a few words', async () => {
    await draw(makeAsk({ as: 'coach', byName: true }))
    await userEvent.click(screen.getByRole('button', { name: /^Answer/ }))
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
    expect(screen.getByRole('radio', { name: 'In a few words' })).toBeInTheDocument()
  })

  it('keep what was written when it could not be saved, and say why', async () => {
    server.refuse('PUT /asks/a1/answer', 'not-found', 'This page is not there, or it is not open to you.')
    await draw(makeAsk())
    await userEvent.click(screen.getByRole('button', { name: /^Answer/ }))
    await userEvent.click(screen.getByRole('radio', { name: 'In a few words' }))
    await userEvent.type(screen.getByLabelText('Your words'), 'I come')
    await userEvent.click(screen.getByRole('button', { name: 'Answer' }))
    expect(await screen.findByText(/That did not work: This page is not there/)).toBeInTheDocument()
    expect(screen.getByLabelText('Your words')).toHaveValue('I come')
  })

  it('that another leader has answered wait no more, and say who did', async () => {
    const panel = await draw(makeAsk({ answeredBy: ['Rafael Quiñones'] }))
    expect(panel).toHaveTextContent('No ask waits for you.')
    await userEvent.click(screen.getByRole('button', { name: /1 answered/ }))
    expect(panel).toHaveTextContent('Rafael Quiñones answered already.')
  })
})

it('answers to everybody stand with what was asked', async () => {
  server.answer('GET /asks/answers', { answers: [{ id: 'a1/june', team: 'Grade 5', ask: 'Cover', answer: { ...answer, toAll: true } }] })
  renderInApp(<AnswersToAll />, { session })
  const panel = await screen.findByRole('region', { name: 'Answers to everybody' })
  expect(panel).toHaveTextContent('Grade 5 asked: “Cover”')
  expect(panel).toHaveTextContent('June Park answered: yes, by 3 March 2027.')
})

it('Home says what was answered lately, and leads to it', async () => {
  const sent = { about: '', to: { kind: 'leader', person: june }, sentAt: 1 }
  const old = { ...answer, answeredAt: Date.now() - 20 * 86_400_000 }
  server.answer('GET /cycles/c3/asks', {
    asks: [{ ...sent, row: 'r1', text: 'Cover', answers: [answer] }, { ...sent, row: 'r2', text: 'Long ago', answers: [old] }],
    whom: { colleague: [], coach: [], leader: [] },
  })
  renderInApp(<AnsweredOnHome cycleId="c3" />, { session })
  const panel = await screen.findByRole('region', { name: 'Answered' })
  expect(panel).toHaveTextContent('June Park answered: yes, by 3 March 2027.')
  expect(panel).not.toHaveTextContent('Long ago')
  expect(within(panel).getByRole('link')).toHaveAttribute('href', '/cycles/c3/experiment#asks')
})
