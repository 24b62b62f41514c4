import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { AsksOfCycle, SentAsk } from 'shared/asks/schema'
import { makeCycle } from 'shared/testing/builders'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useToasts } from '../../../../components/toast-store'
import '../../../../lib/ask-messages'
import { type FakeServer, fakeServer } from '../../../../testing/fake-server'
import { renderInCycle } from '../../../../testing/in-cycle'
import { useCycleScreen } from '../../store'
import { AsksSection } from './asks-section'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  useCycleScreen.setState({ folds: {} })
})
afterEach(() => {
  server.stop()
  useToasts.setState({ toasts: [] })
})

const dana = { id: 'dana', name: 'Dana Okafor' }
const whom = { coach: [dana], leader: [{ id: 'june', name: 'June Park' }, { id: 'rafael', name: 'Rafael Quiñones' }], colleague: [{ id: 'carl', name: 'Carl Ott' }] }
const makeSent = (parts: Partial<SentAsk> = {}): SentAsk => ({
  ...{ row: 'r1', text: 'Model one in my room', about: '', to: { kind: 'coach', person: null }, sentAt: new Date(2026, 10, 22).getTime(), answers: [] },
  ...parts,
})
const cycleWith = (to: 'coach' | 'leader' | 'colleague', text = 'Model one in my room') => makeCycle({ asks: [{ id: 'r1', to, text, about: '' }] })

function draw(asks: SentAsk[], setting: Parameters<typeof renderInCycle>[1], people: AsksOfCycle['whom'] = whom) {
  server.answer('GET /cycles/cycle/asks', { asks, whom: people })
  renderInCycle(<AsksSection />, { step: 'E', ...setting })
}
const posted = () => server.asked.filter(({ route }) => route.startsWith('POST'))

describe('an ask of the team', () => {
  it('goes to the coach only after it was shown what goes, and then says to whom it went', async () => {
    server.answer('POST /cycles/cycle/asks/r1')
    draw([], { cycle: cycleWith('coach') })
    await userEvent.click(await screen.findByRole('button', { name: 'Send to Dana Okafor' }))
    const dialog = screen.getByRole('dialog', { name: 'Send this to Dana Okafor?' })
    expect(dialog).toHaveTextContent('Model one in my room')
    expect(posted()).toEqual([])
    server.answer('GET /cycles/cycle/asks', { asks: [makeSent()], whom })
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send' }))
    expect(await screen.findByText(/^Sent to Dana Okafor, 22 November/)).toBeInTheDocument()
    expect(posted().map(({ body }) => body)).toEqual([{ to: { kind: 'coach' } }])
  })

  it('to one of two leaders goes by name, to a colleague never without one', async () => {
    server.answer('POST /cycles/cycle/asks/r1')
    draw([], { cycle: cycleWith('leader') })
    expect(await screen.findByRole('button', { name: 'Send to all our leaders' })).toBeInTheDocument()
    await userEvent.selectOptions(screen.getByLabelText('By name'), 'June Park')
    await userEvent.click(screen.getByRole('button', { name: 'Send to June Park' }))
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Send' }))
    await waitFor(() => expect(posted().map(({ body }) => body)).toEqual([{ to: { kind: 'leader', personId: 'june' } }]))
  })

  it('to a colleague waits until one is chosen', async () => {
    draw([], { cycle: cycleWith('colleague') })
    expect(await screen.findByRole('button', { name: 'Send to a colleague' })).toHaveAttribute('aria-disabled', 'true')
    await userEvent.selectOptions(screen.getByLabelText('By name'), 'Carl Ott')
    expect(screen.getByRole('button', { name: 'Send to Carl Ott' })).not.toHaveAttribute('aria-disabled')
  })

  it('points at numbers and likely names before it goes, and waits until the page is saved', async () => {
    draw([], { cycle: cycleWith('coach', 'Help with Ben, who got 3 of 12 right'), save: { kind: 'saving' } })
    await userEvent.click(await screen.findByRole('button', { name: 'Send to Dana Okafor' }))
    const dialog = screen.getByRole('dialog')
    expect(dialog).toHaveTextContent('Look once more: “Ben”, “3 of 12”.')
    expect(within(dialog).getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('shows the answer, and the words that were sent where the page has others now', async () => {
    const answer = { by: { id: 'june', name: 'June Park' }, verdict: 'yes-by', byDate: '2027-03-03', text: 'I take your class.', toAll: true, answeredAt: 2 } as const
    draw([makeSent({ text: 'As it was', answers: [answer] })], { cycle: cycleWith('coach') })
    expect(await screen.findByText('June Park answered: yes, by 3 March 2027.')).toBeInTheDocument()
    expect(screen.getByText('I take your class.')).toBeInTheDocument()
    expect(screen.getByText(/Everybody who works with teams here can read it/)).toBeInTheDocument()
    expect(screen.getByText('As it was sent: “As it was”')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^Send to/ })).not.toBeInTheDocument()
  })

  it('is taken back after a question, also where its row is gone from the page', async () => {
    server.answer('DELETE /cycles/cycle/asks/r9')
    draw([makeSent({ row: 'r9', text: 'Removed here' })], { cycle: makeCycle() })
    await userEvent.click(await screen.findByRole('button', { name: 'Take it back: Removed here' }))
    server.answer('GET /cycles/cycle/asks', { asks: [], whom })
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Take it back' }))
    await waitFor(() => expect(screen.queryByText('Sent, and no longer on this page')).not.toBeInTheDocument())
    expect(server.asked.map(({ route }) => route)).toContain('DELETE /cycles/cycle/asks/r9')
  })

  it('is not the coach’s to send or to take back', async () => {
    draw([makeSent()], { cycle: cycleWith('coach'), mayEdit: false }, { colleague: [], coach: [], leader: [] })
    expect(await screen.findByText(/^Sent to our coach/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Send to|Take it back/ })).not.toBeInTheDocument()
  })

  it('is not looked up for a visitor of the day', async () => {
    draw([], { cycle: cycleWith('coach'), mayEdit: false, detail: { as: 'invited' } })
    await act(() => new Promise((resolve) => setTimeout(resolve)))
    expect(server.asked).toEqual([])
  })
})
