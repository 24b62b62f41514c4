import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { copyTries, countTriers, recordCopies } from 'shared/cycles/copies'
import { makeCycle, makePersonal, makePractice } from 'shared/testing/builders'
import { formatDay } from '../../../../lib/dates'
import { renderInCycle } from '../../../../testing/in-cycle'
import { useCycleScreen } from '../../store'
import { AdaptationsSection } from './adaptations-section'
import { ArtefactsSection } from './artefacts-section'
import { ExperimentStep } from './experiment-step'
import { InTheWaySection } from './in-the-way-section'
import { TableSection } from './table-section'
import { TriesSection } from './tries-section'
import { VisitsSection } from './visits-section'

const aloud = 'think aloud how we read between the lines'
const listen = 'listen to what students say they noticed'
const theory = { ifClauses: [{ id: 'aloud', text: aloud }, { id: 'listen', text: listen }] }

const unfold = (name: RegExp) => userEvent.click(screen.getByRole('button', { name, expanded: false }))
const button = (name: string | RegExp) => screen.getByRole('button', { name })

beforeEach(() => useCycleScreen.setState({ folds: {} }))

describe('the try log', () => {
  it('takes a try in a press and two lines, and keeps it with its author until it is added', async () => {
    const { room } = renderInCycle(<TriesSection />, { cycle: makeCycle(theory), step: 'E' })
    await userEvent.click(button(listen))
    expect(screen.getByRole('textbox', { name: 'What I did' })).toHaveFocus()
    await userEvent.keyboard('Waited')
    await userEvent.type(screen.getByRole('textbox', { name: 'What students did' }), 'They spoke.')
    expect(room.personal?.project().view.tries).toMatchObject([
      { clause: 'listen', date: formatDay(new Date()), did: 'Waited', students: 'They spoke.', done: false },
    ])
    expect(room.practice?.project().view.tries).toEqual([])
    expect(within(screen.getByRole('region', { name: 'A try of mine' })).getByText('Only you')).toBeInTheDocument()
  })

  it('says that a try is on its way until its copy stands among the team’s, then marks it as yours', async () => {
    const cycle = makeCycle(theory)
    const { room } = renderInCycle(<TriesSection />, { cycle, step: 'E' })
    await userEvent.click(button(aloud))
    await userEvent.keyboard('One page, out loud')
    await userEvent.click(button('Add to the team’s log'))
    const { personal, practice } = room
    if (!personal || !practice) throw new Error('a member has both')
    expect(screen.getByText('Being added …')).toBeInTheDocument()
    expect(screen.queryByRole('textbox', { name: 'What I did' })).not.toBeInTheDocument()

    // What the server does, once the words are on its disk.
    act(() => {
      const sources = [{ documentId: 'personal', author: 'ana', view: personal.project().view }]
      recordCopies(personal, copyTries(practice, sources, (row) => `copy of ${row}`).marks)
      countTriers(practice, sources)
    })
    await waitFor(() => expect(screen.queryByText('Being added …')).not.toBeInTheDocument())
    const clause = screen.getByRole('region', { name: aloud })
    expect(await within(clause).findByText('One page, out loud')).toBeInTheDocument()
    expect(within(clause).getByText('yours')).toBeInTheDocument()
    expect(clause).toHaveTextContent('1 try, 1 of us. You: 1.')
  })

  it('says, without a connection, that it will be added when you are back', async () => {
    const personal = makePersonal({ tries: [{ clause: 'aloud', did: 'One page', done: true }] })
    renderInCycle(<TriesSection />, { cycle: makeCycle(theory), personal, save: { kind: 'offline', kept: true }, step: 'E' })
    expect(screen.getByText(/will be added when you’re back/)).toBeInTheDocument()
    await userEvent.click(button('Go on writing'))
    expect(screen.getByRole('textbox', { name: 'What I did' })).toHaveValue('One page')
  })

  it('adds no try without words', async () => {
    const { room } = renderInCycle(<TriesSection />, { cycle: makeCycle(theory), step: 'E' })
    await userEvent.click(button(aloud))
    await userEvent.click(button('Add to the team’s log'))
    expect(room.personal?.project().view.tries[0]?.done).toBe(false)
  })

  it('counts tries and triers by action, latest first, without a name unless it is signed', async () => {
    const practice = makePractice({
      tries: [
        { clause: 'aloud', date: '2026-01-12', did: 'the older' },
        { clause: 'aloud', date: '2026-01-20', did: 'the newest', signedBy: 'ben' },
        { clause: 'aloud', date: '2026-01-15', did: 'between' },
      ],
      triers: { aloud: 2 },
      inTheWay: [{ clause: 'aloud', text: 'assembly week' }],
    })
    renderInCycle(<TriesSection />, { cycle: makeCycle(theory), practice, step: 'E' })
    const clause = screen.getByRole('region', { name: aloud })
    expect(clause).toHaveTextContent('3 tries, 2 of us. You: 0.')
    expect(clause).toHaveTextContent('In the way: “assembly week”')
    const shown = () => within(clause).getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(shown()).toEqual([expect.stringContaining('Ben Ezethe newest'), expect.stringContaining('between')])
    await userEvent.click(within(clause).getByRole('button', { name: 'All 3 tries' }))
    expect(shown()).toHaveLength(3)
    expect(screen.getByRole('region', { name: listen })).toHaveTextContent('Not tried yet')
  })

  it('brings a puzzling try to the table, and takes it off again', async () => {
    const practice = makePractice({ tries: [{ id: 'one', clause: 'aloud', did: 'One page', puzzle: 'Who thinks?' }] })
    renderInCycle(
      <>
        <TriesSection />
        <TableSection />
      </>,
      { cycle: makeCycle(theory), practice, step: 'E' },
    )
    await userEvent.click(button('This try: One page'))
    await userEvent.click(screen.getByRole('menuitem', { name: 'Bring it to the table' }))
    expect(practice.table('tries').get('one', 'toTheTable')).toBe(true)
    await unfold(/To the table/)
    await userEvent.click(await screen.findByRole('button', { name: 'Take it off the table: Who thinks?' }))
    expect(practice.table('tries').get('one', 'toTheTable')).toBe(false)
  })

  it('tells a coach plainly that tries stay with the team', () => {
    renderInCycle(<ExperimentStep />, { cycle: makeCycle(theory), practice: null, personal: null, mayEdit: false, step: 'E' })
    expect(screen.getByText(/stay with the team/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: aloud })).not.toBeInTheDocument()
  })
})

describe('around the tries', () => {
  it('marks kindly a change that serves none of our actions', async () => {
    const cycle = makeCycle({ ...theory, adaptations: [{ id: 'ring', text: 'Sentence starters on a ring' }] })
    renderInCycle(<AdaptationsSection />, { cycle, step: 'E' })
    expect(screen.getByText(/serves none of our actions/)).toBeInTheDocument()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which of our actions does it serve?' }), aloud)
    expect(screen.queryByText(/serves none of our actions/)).not.toBeInTheDocument()
  })

  it('takes a visit that is free, and its note stays with the visitor until they share it with the host', async () => {
    const cycle = makeCycle({ visits: [{ id: 'open', kind: 'open', person: 'ben', date: '2026-01-23', when: '10:10', about: 'think-aloud' }] })
    const { room } = renderInCycle(<VisitsSection />, { cycle, step: 'E' })
    expect(screen.getByText('Ben Eze is open (23 Jan, 10:10). The place is still free.')).toBeInTheDocument()
    await userEvent.click(button('I’ll come'))
    expect(await screen.findByText('Ben Eze is open (23 Jan, 10:10). Ana Nuñez comes.')).toBeInTheDocument()
    await userEvent.click(button('Write a note about the visit'))
    await userEvent.type(await screen.findByRole('textbox', { name: 'My note' }), 'You wait.')
    expect(room.personal?.project().view.visitNotes).toMatchObject([{ visit: 'open', text: 'You wait.', done: false }])
    await userEvent.click(button('Share it with Ben Eze'))
    expect(room.personal?.project().view.visitNotes[0]?.done).toBe(true)
  })

  it('keeps only links that open safely, and says kindly what is wrong with others', async () => {
    const { room } = renderInCycle(<ArtefactsSection />, { step: 'E' })
    await userEvent.click(button('Add a link'))
    const link = screen.getByRole('textbox', { name: 'Link' })
    const kept = () => room.cycle.project().view.artefacts[0]?.link ?? null
    await userEvent.type(link, 'http://example.org/ring')
    await userEvent.tab()
    expect(kept()).toBeNull()
    expect(screen.getByText(/Try it with https/)).toBeInTheDocument()
    await userEvent.clear(link)
    await userEvent.type(link, 'example.org/ring')
    await userEvent.tab()
    expect(kept()).toBe('https://example.org/ring')
    expect(screen.getByRole('link', { name: 'Open it at example.org' })).toHaveAttribute('href', 'https://example.org/ring')
  })

  it('asks for help with what got in the way, first of all the coach', async () => {
    const practice = makePractice({ inTheWay: [{ clause: 'aloud', text: 'assembly week' }] })
    const { room } = renderInCycle(<InTheWaySection />, { cycle: makeCycle(theory), practice, step: 'E' })
    await userEvent.click(button('Ask for help with: assembly week'))
    expect(room.cycle.project().view.asks).toMatchObject([{ to: 'coach', about: 'assembly week' }])
  })
})
