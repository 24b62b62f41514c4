import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeCycle, makePersonal, makePractice, makeWholeCycle } from 'shared/testing/builders'
import { renderInCycle } from '../../../../testing/in-cycle'
import { useCycleScreen } from '../../store'
import { ReexamineStep } from './reexamine-step'

function answer(body: unknown) {
  const fetch = vi.fn<(path: string, init?: RequestInit) => Promise<Response>>(() => Promise.resolve(Response.json(body)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const unfold = (name: RegExp) => userEvent.click(screen.getByRole('button', { name, expanded: false }))

describe('Re-examine', () => {
  beforeEach(() => useCycleScreen.setState({ folds: {} }))
  afterEach(() => vi.unstubAllGlobals())

  it('keeps my cards in my own document until the team reveals', async () => {
    const { room } = renderInCycle(<ReexamineStep />, { step: 'R' })
    await userEvent.click(screen.getByRole('button', { name: 'Add a card to stop' }))
    await userEvent.keyboard('Asking why too early{Enter}Fact sheets')
    expect(room.personal?.project().view.cards.map(({ kind, text }) => [kind, text])).toEqual([
      ['stop', 'Asking why too early'],
      ['stop', 'Fact sheets'],
    ])
    expect(room.cycle.project().view.cards).toEqual([])
    expect(screen.getAllByText('Only you')).not.toHaveLength(0)
  })

  it('asks before it reveals, and says that a small team may guess', async () => {
    const fetch = answer({ copied: 1 })
    renderInCycle(<ReexamineStep />, { step: 'R', personal: makePersonal({ cards: [{ kind: 'start', text: 'a' }] }) })
    await userEvent.click(screen.getByRole('button', { name: 'Reveal together' }))
    const dialog = screen.getByRole('dialog', { name: 'Is everyone ready?' })
    expect(within(dialog).getByText(/You are 2: everyone may still guess/)).toBeInTheDocument()
    expect(fetch).not.toHaveBeenCalled()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Yes, reveal now' }))
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"what":"cards"}' })
  })

  it('waits with the reveal until my words are saved', async () => {
    const fetch = answer({ copied: 1 })
    renderInCycle(<ReexamineStep />, { step: 'R', save: { kind: 'saving' } })
    await userEvent.click(screen.getByRole('button', { name: 'Reveal together' }))
    await userEvent.click(screen.getByRole('button', { name: 'Yes, reveal now' }))
    expect(fetch).not.toHaveBeenCalled()
    expect(screen.getByText(/still being saved/)).toBeInTheDocument()
  })

  it('shows revealed cards by kind, a name only where its author signed', () => {
    const cycle = makeCycle({
      cardsRevealed: true,
      cards: [
        { id: 'a', kind: 'start', text: 'Pictures first' },
        { id: 'b', kind: 'stop', text: 'Round robin', signedBy: 'ben' },
      ],
    })
    renderInCycle(<ReexamineStep />, { step: 'R', cycle })
    expect(within(screen.getByRole('region', { name: 'Start' })).getByDisplayValue('Pictures first')).toBeInTheDocument()
    expect(within(screen.getByRole('region', { name: 'Stop' })).getByText('by Ben Eze')).toBeInTheDocument()
    expect(screen.queryByText(/by Ana/)).not.toBeInTheDocument()
  })

  it('counts votes without saying whose they are; mine can be taken back', async () => {
    const cycle = makeCycle({ cardsRevealed: true, cards: [{ id: 'a', kind: 'start', text: 'Pictures first' }] })
    cycle.grid('votes').set('a/ben', true)
    renderInCycle(<ReexamineStep />, { step: 'R', cycle })
    const vote = screen.getByRole('button', { name: 'Vote for: Pictures first' })
    await userEvent.click(vote)
    expect(await screen.findByText('2 votes')).toBeInTheDocument()
    expect(vote).toHaveAttribute('aria-pressed', 'true')
    await userEvent.click(vote)
    expect(await screen.findByText('1 vote')).toBeInTheDocument()
    expect(cycle.grid('votes').get('a/ana')).toBeNull()
  })

  it('groups cards without dragging, and a group taken apart leaves its cards', async () => {
    const cycle = makeCycle({ cardsRevealed: true, cards: [{ id: 'a', kind: 'start', text: 'Pictures first' }] })
    renderInCycle(<ReexamineStep />, { step: 'R', cycle })
    await userEvent.click(screen.getByRole('button', { name: /Card “Pictures first”/ }))
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'In a new group' }))
    const [group] = cycle.project().view.cardGroups
    expect(cycle.project().view.cards[0]?.group).toBe(group?.id)
    await userEvent.click(await screen.findByRole('button', { name: 'Take the group apart' }))
    expect(cycle.project().view.cardGroups).toEqual([])
    expect(await screen.findByDisplayValue('Pictures first')).toBeInTheDocument()
  })

  it('makes a decision of a card, and marks one that serves no if-clause, kindly', async () => {
    const cycle = makeCycle({
      cardsRevealed: true,
      cards: [{ id: 'a', kind: 'continue', text: 'Partner talk' }],
      ifClauses: [{ id: 'aloud', text: 'think aloud' }],
    })
    renderInCycle(<ReexamineStep />, { step: 'R', cycle })
    await userEvent.click(screen.getByRole('button', { name: /Card “Partner talk”/ }))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Make it a decision' }))
    await unfold(/What we decide/)
    expect(cycle.project().view.decisions[0]).toMatchObject({ kind: 'continue', text: 'Partner talk', clause: null })
    expect(await screen.findByText(/Serves none of our “if we”/)).toBeInTheDocument()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which part of our theory it serves' }), 'think aloud')
    expect(cycle.project().view.decisions[0]?.clause).toBe('aloud')
    await waitFor(() => expect(screen.queryByText(/Serves none of our “if we”/)).not.toBeInTheDocument())
  })

  it('names what is open when the cycle closes, stops nobody, and opens the next', async () => {
    const fetch = answer({ nextCycleId: 'next' })
    renderInCycle(<ReexamineStep />, { step: 'R', detail: { number: 2 } })
    await unfold(/Close this cycle/)
    await userEvent.click(screen.getAllByRole('button', { name: 'Close this cycle' }).at(-1) ?? document.body)
    const dialog = screen.getByRole('dialog', { name: 'Close cycle 2?' })
    expect(within(dialog).getByText(/^Leverage: a strategy, our theory of action/)).toBeInTheDocument()
    expect(within(dialog).getByRole('checkbox', { name: /Open cycle 3 now/ })).toBeChecked()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Close and open the next' }))
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/cycles/cycle/close')
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ body: '{"openNext":true}' })
  })

  it('says that a whole cycle is ready to close', () => {
    const practice = makePractice({ tries: [{ did: 'a' }] })
    renderInCycle(<ReexamineStep />, { step: 'R', cycle: makeWholeCycle(), practice })
    expect(screen.getByText('ready to close')).toBeInTheDocument()
  })

  it('leaves closing to the team', async () => {
    renderInCycle(<ReexamineStep />, { step: 'R', mayEdit: false, personal: null })
    await unfold(/Close this cycle/)
    expect(screen.getByText('Members of the team close their cycle.')).toBeInTheDocument()
  })
})
