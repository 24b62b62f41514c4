import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { copyAttributions, copyMyImpact, recordCopies } from 'shared/cycles/copies'
import { countKey, wholeGroup } from 'shared/data/counts'
import { inferenceCheck, makeCycle, makePersonal, makePractice } from 'shared/testing/builders'
import { formatDay } from '../../../../lib/dates'
import { renderInCycle } from '../../../../testing/in-cycle'
import { useCycleScreen } from '../../store'
import { AssessStep } from './assess-step'
import { DifferenceSection } from './difference-section'
import { LookSections } from './look-sections'
import { TriedSection } from './tried-section'

const aloud = 'think aloud'
const listen = 'listen'
const theory = { ifClauses: [{ id: 'aloud', text: aloud }, { id: 'listen', text: listen }], predictedPercent: 65 }
const many = (clause: string, count: number) => Array.from({ length: count }, (_, index) => ({ id: `${clause}-${index}`, clause, did: 'tried' }))

const unfold = (name: RegExp) => userEvent.click(screen.getByRole('button', { name, expanded: false }))
const button = (name: string | RegExp) => screen.getByRole('button', { name })

beforeEach(() => useCycleScreen.setState({ folds: {} }))

describe('the same look again', () => {
  it('reads Grade 3 as 13 more children, 7 English learners, 12 not yet, gap 30 to 14, beside the prediction', () => {
    renderInCycle(<AssessStep />, { cycle: makeCycle(theory, [inferenceCheck]), step: 'A' })
    const look = screen.getByRole('region', { name: /Inference check/ })
    expect(look).toHaveTextContent('13 more children met the mark, 7 of them English learners; 12 English learners not yet.')
    expect(look).toHaveTextContent('The gap went from 30 to 14 points.')
    expect(look).toHaveTextContent('We predicted 65 percent for everyone; it came to 59.')
  })

  it('takes the next look at the same measure and types its numbers in place', async () => {
    const first = { ...inferenceCheck, waves: { baseline: { whole: [71, 29] as const } } }
    const { room } = renderInCycle(<LookSections />, { cycle: makeCycle(theory, [first]), step: 'A' })
    await userEvent.click(button('Take the same look again'))
    const [, wave] = room.cycle.project().view.waves
    expect(wave).toMatchObject({ wave: 'mid', date: formatDay(new Date()) })
    await userEvent.type(await screen.findByRole('textbox', { name: /Everyone, Mid.*: children looked at/ }), '71')
    await userEvent.type(screen.getByRole('textbox', { name: /Everyone, Mid.*: met the mark/ }), '42')
    expect(screen.queryByRole('textbox', { name: /Baseline/ })).not.toBeInTheDocument()
    expect(room.cycle.grid('counts').get(countKey(wave?.id ?? '', wholeGroup, 'met'))).toBe(42)
    await userEvent.click(button('Show before and after'))
    expect(await screen.findByText(/13 more children/)).toBeInTheDocument()
  })

  it('does not judge a weak result of what was hardly tried', () => {
    const practice = makePractice({ tries: [...many('aloud', 9), ...many('listen', 2)], triers: { aloud: 2, listen: 2 } })
    renderInCycle(<LookSections />, { cycle: makeCycle(theory, [inferenceCheck]), practice, step: 'A' })
    expect(screen.getByText('Not yet tried enough to judge: “listen” has hardly been tried.')).toBeInTheDocument()
  })
})

describe('what got tried', () => {
  it('counts tries by action, says that all of us tried both, and how often I did', () => {
    const practice = makePractice({
      tries: [...many('aloud', 21), ...many('listen', 15)],
      triers: { aloud: 4, listen: 4 },
      inTheWay: [{ clause: 'listen', text: 'no time' }],
    })
    const personal = makePersonal({
      copies: [...many('aloud', 9), ...many('listen', 6)].map(({ id }) => ({ row: `my ${id}`, copy: id })),
    })
    const four = ['ana', 'ben', 'cy', 'di'].map((id) => ({ id, name: id, initials: id, color: 'blue' as const }))
    renderInCycle(<TriedSection />, { cycle: makeCycle(theory), practice, personal, detail: { members: four }, step: 'A' })
    const tried = screen.getByRole('region', { name: /What got tried/ })
    expect(tried).toHaveTextContent('21 tries, 4 of us')
    expect(tried).toHaveTextContent('15 tries, 4 of us')
    expect(tried).toHaveTextContent('All four of us tried both. You: 9 and 6.')
    expect(tried).toHaveTextContent('In the way: “no time”')
  })

  it('keeps the tries from a coach, and says so', () => {
    renderInCycle(<TriedSection />, { practice: null, personal: null, mayEdit: false, step: 'A' })
    expect(screen.getByRole('region', { name: /What got tried/ })).toHaveTextContent(/stay with the team/)
  })
})

describe('my impact', () => {
  it('is mine alone until I share it, and once copied it stands among the team’s', async () => {
    const { room } = renderInCycle(<AssessStep />, { step: 'A' })
    const { personal, cycle } = room
    if (!personal) throw new Error('a member has a document of their own')
    await unfold(/My impact/)
    const field = screen.getByRole('textbox', { name: 'My impact' })
    await userEvent.type(field, 'I waited, they wrote.')
    expect(cycle.project().view.sharedImpacts).toEqual([])
    await userEvent.click(screen.getByRole('checkbox', { name: 'Sign it with my name' }))
    await userEvent.click(button('Share it with the team'))
    expect(screen.getByText('Being added …')).toBeInTheDocument()
    act(() => {
      const sources = [{ documentId: 'mine', author: 'ana', view: personal.project().view }]
      recordCopies(personal, copyMyImpact(cycle, sources, (row) => `copy of ${row}`).marks)
    })
    expect(await screen.findByText(/Shared: it stands under/)).toBeInTheDocument()
    const ours = screen.getByRole('region', { name: /Our impact/ })
    expect(await within(ours).findByDisplayValue('I waited, they wrote.')).toBeInTheDocument()
    expect(within(ours).getByText('Ana Nuñez')).toBeInTheDocument()
  })
})

describe('what made the difference', () => {
  const practice = () => makePractice({ attributions: [{ id: 'blocks', cause: 'Only three blocks', column: 'fixed' }] })

  it('takes a cause unsigned, through its author’s own document', async () => {
    const { room } = renderInCycle(<DifferenceSection />, { practice: practice(), step: 'A' })
    await userEvent.click(button('Add what we can change'))
    await userEvent.click(button('Add what we can change'))
    expect(screen.getAllByRole('group', { name: 'A cause of mine' })).toHaveLength(1)
    // The writing begins where the press was: the focus is in the new cause at once.
    await userEvent.keyboard('We waited')
    await userEvent.click(button('Add to the team’s'))
    expect(room.practice?.project().view.attributions).toHaveLength(1)
    act(() => {
      if (!room.personal || !room.practice) return
      const sources = [{ documentId: 'mine', author: 'ana', view: room.personal.project().view }]
      recordCopies(room.personal, copyAttributions(room.practice, sources, (row) => `copy of ${row}`).marks)
    })
    await waitFor(() => expect(screen.queryByText('Being added …')).not.toBeInTheDocument())
    expect(room.practice?.project().view.attributions).toContainEqual(
      expect.objectContaining({ cause: 'We waited', column: 'changeable', signedBy: null }),
    )
  })

  it('moves a cause by keyboard, one column on or to any by its name, and the focus goes with it', async () => {
    const { room } = renderInCycle(<DifferenceSection />, { practice: practice(), step: 'A' })
    const columnOf = () => room.practice?.table('attributions').get('blocks', 'column')
    button('One column on').focus()
    await userEvent.keyboard('{Enter}')
    expect(columnOf()).toBe('outside')
    const outside = screen.getByRole('region', { name: 'Outside school' })
    await waitFor(() => expect(within(outside).getByRole('button', { name: 'One column back' })).toHaveFocus())
    await userEvent.click(within(outside).getByRole('button', { name: 'Move or take away' }))
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Ours, and we can change it' }))
    expect(columnOf()).toBe('changeable')
  })

  it('sends a condition as an ask to the leader, once', async () => {
    const { room } = renderInCycle(<DifferenceSection />, { practice: practice(), step: 'A' })
    await userEvent.click(button('Ask our leader'))
    expect(room.cycle.project().view.asks).toMatchObject([{ to: 'leader', text: 'Only three blocks' }])
    expect(await screen.findByRole('link', { name: 'It is an ask now' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Ask our leader' })).not.toBeInTheDocument()
  })
})
