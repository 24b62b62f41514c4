import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { makeCycle, makePractice, makeWholeCycle } from 'shared/testing/builders'
import { renderInCycle } from '../../../testing/in-cycle'
import { StepRail } from './step-rail'

const under = (name: RegExp) => screen.getByRole('link', { name }).textContent

describe('The line of the five steps', () => {
  it('names what is still open in words, the ★ first, never a score', () => {
    renderInCycle(<StepRail viewed="C" />)
    expect(under(/^Collaborate|C\s*Collaborate/)).toContain('open: a first look at data, our greatest need, 2 more')
    expect(under(/Leverage/)).toContain('not started')
    expect(screen.getByRole('navigation').textContent).not.toMatch(/%|\d\/\d/)
  })

  it('says how much is going on in Experiment', () => {
    const cycle = makeCycle({ step: 'E', visits: [{ kind: 'open' }, { kind: 'wish' }] })
    const practice = makePractice({ tries: [{ did: 'a' }, { did: 'b' }, { did: 'c' }] })
    renderInCycle(<StepRail viewed="E" />, { cycle, practice })
    expect(under(/Experiment/)).toContain('3 tries, 2 visits')
  })

  it('says nothing of tries to a coach who may not see them', () => {
    const cycle = makeCycle({ step: 'E', visits: [{ kind: 'open' }] })
    renderInCycle(<StepRail viewed="E" />, { cycle, practice: null })
    expect(under(/Experiment/)).toContain('1 visit')
    expect(under(/Experiment/)).not.toContain('tr')
  })

  it('marks where the team is, apart from the step that I read', async () => {
    const { room } = renderInCycle(<StepRail viewed="C" />, { cycle: makeWholeCycle({ step: 'A' }) })
    expect(screen.getByRole('link', { current: 'step' })).toHaveTextContent('Collaborate')
    expect(under(/Assess/)).toContain('We are here')
    room.cycle.set('step', 'R')
    await waitFor(() => expect(under(/Re-examine/)).toContain('We are here'))
    expect(screen.getByRole('link', { current: 'step' })).toHaveTextContent('Collaborate')
  })

  it('bends back to the next cycle', () => {
    renderInCycle(<StepRail viewed="R" />, { detail: { number: 3 } })
    expect(screen.getByText('opens cycle 4')).toBeInTheDocument()
  })
})
