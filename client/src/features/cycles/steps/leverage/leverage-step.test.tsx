import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { strategyLibrary } from 'shared/strategies/library'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeCycle } from 'shared/testing/builders'
import { fakeServer } from '../../../../testing/fake-server'
import { renderInCycle } from '../../../../testing/in-cycle'
import { useCycleScreen } from '../../store'
import { FoundHere } from './found-here'
import { LeverageStep } from './leverage-step'

const openLibrary = () => userEvent.click(screen.getByRole('button', { name: 'Look in the library' }))
const unfold = (name: RegExp) => userEvent.click(screen.getByRole('button', { name, expanded: false }))
const entries = () => within(screen.getByRole('dialog')).getAllByRole('heading', { level: 3 }).map((each) => each.textContent)

describe('Leverage', () => {
  beforeEach(() => useCycleScreen.setState({ folds: {} }))

  it('opens the library at the team’s grade and finds by words', async () => {
    renderInCycle(<LeverageStep />, { step: 'L' })
    await openLibrary()
    expect(screen.getByRole('combobox', { name: 'Grade' })).toHaveValue('3')
    const all = entries().length
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'decoding')
    expect(entries().length).toBeLessThan(all)
    expect(entries()).toContain('Teach decoding, word parts, and reading and writing words')
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), ' zebra')
    expect(screen.getByText(/Nothing fits/)).toBeInTheDocument()
  })

  it('puts an entry on the list once, with its words to be changed and worries beside it', async () => {
    const { room } = renderInCycle(<LeverageStep />, { step: 'L' })
    await openLibrary()
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'aloud')
    const [practice = ''] = entries()
    await userEvent.click(screen.getByRole('button', { name: `Weigh this one: ${practice}` }))
    expect(screen.getByText('On our list')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    await userEvent.click(screen.getByRole('textbox', { name: 'Worries' }))
    await userEvent.paste('ten minutes a day')
    expect(room.cycle.project().view.options).toMatchObject([{ strategy: practice, worries: 'ten minutes a day' }])
    expect(room.cycle.project().view.options[0]?.strategyId).not.toBeNull()
  })

  it('keeps the level of evidence and the ESSA tier apart', async () => {
    renderInCycle(<LeverageStep />, { step: 'L' })
    await openLibrary()
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), 'thinks aloud')
    await userEvent.click(screen.getAllByRole('button', { name: /What it looks like/ })[0]!)
    expect(screen.getByText(/level of evidence/).closest('li')).toHaveTextContent('strong')
    expect(screen.getByText(/^ESSA tier/).closest('li')).not.toHaveTextContent('strong')
    expect(screen.getByRole('link', { name: /Improving Reading Comprehension/ })).toHaveAttribute('rel', 'noreferrer')
  })

  it('shows beside an entry what teams here published about it, in bands, or that none has', async () => {
    const server = fakeServer()
    const [first] = strategyLibrary
    const team = { id: 'grade-4', name: 'Grade 4', grade: '4' }
    const result = { measure: 'Retelling', before: { low: 35, high: 39 }, after: { low: 70, high: 74 } }
    const found = { cycleId: 'c1', number: 1, team, question: '', strategy: 'Ours', libraryId: first?.id, publishedAt: 0, result }
    server.answer('GET /board', { teams: [], found: [found] })
    renderInCycle(
      <>
        <FoundHere strategyId={first?.id ?? ''} />
        <FoundHere strategyId="another" />
      </>,
      { step: 'L' },
    )
    const link = await screen.findByRole('link', { name: 'Grade 4, cycle 1' })
    expect(link).toHaveAttribute('href', '/cards/c1')
    expect(link.closest('li')).toHaveTextContent('Retelling: 35–39 % → 70–74 % met.')
    expect(screen.getByText(/No team here has published a card about this yet/)).toBeInTheDocument()
    server.stop()
  })

  it('chooses one of the weighed strategies, or takes typed words', async () => {
    const cycle = makeCycle({ options: [{ strategy: 'Think aloud', strategyId: 'reading-comprehension/strategies' }] })
    renderInCycle(<LeverageStep />, { step: 'L', cycle })
    await userEvent.click(screen.getByRole('button', { name: 'Choose this: Think aloud' }))
    expect(cycle.text('chosenStrategy').toString()).toBe('Think aloud')
    expect(cycle.get('chosenStrategyId')).toBe('reading-comprehension/strategies')
    expect(screen.getByText('Chosen')).toBeInTheDocument()
    await unfold(/What we choose, and why here/)
    await userEvent.type(screen.getByRole('textbox', { name: 'The strategy we choose' }), ' daily')
    expect(cycle.text('chosenStrategy').toString()).toBe('Think aloud daily')
  })

  it('records a prediction before trying', async () => {
    const { room } = renderInCycle(<LeverageStep />, { step: 'L' })
    await unfold(/What we expect to happen/)
    await userEvent.type(screen.getByRole('textbox', { name: 'Percent who will meet the mark' }), '65')
    await userEvent.click(screen.getByRole('textbox', { name: 'What we expect, in words' }))
    await userEvent.paste('English learners gain most')
    expect(room.cycle.project().view).toMatchObject({
      predictedPercent: 65,
      predictionBefore: 'English learners gain most',
    })
  })
})
