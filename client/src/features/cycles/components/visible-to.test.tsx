import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Sight } from 'shared/cycles/schema'
import { describe, expect, it } from 'vitest'
import { renderInCycle } from '../../../testing/in-cycle'
import { StepSection } from './step-section'
import { VisibleTo } from './visible-to'

const dana = { name: 'Dana Okafor', paused: false, practiceShared: false }

async function ask(sight: Sight) {
  renderInCycle(<VisibleTo />, { detail: { sight } })
  const chip = screen.getByRole('button', { name: /Visible to/ })
  await userEvent.click(chip)
  return { chip: chip.textContent, dialog: within(screen.getByRole('dialog')) }
}

describe('who sees a cycle', () => {
  it('is its team and its coach, without the tries', async () => {
    const { chip, dialog } = await ask({ coaches: [dana], visitors: [] })
    expect(chip).toBe('Visible to team + coach')
    expect(dialog.getByText('Dana Okafor may read it and follow along.')).toBeInTheDocument()
    expect(dialog.getByText(/Tries .* stay with the team unless it opts in/)).toBeInTheDocument()
    expect(dialog.getByRole('link', { name: /Decide who sees it/ })).toHaveAttribute('href', '/teams/team')
  })

  it('is not a coach whom the team has paused', async () => {
    const { chip, dialog } = await ask({ coaches: [{ ...dana, paused: true, practiceShared: true }], visitors: [] })
    expect(chip).toBe('Visible to team')
    expect(dialog.queryByText(/may read it/)).toBeNull()
    expect(dialog.getByText(/has paused Dana Okafor/)).toBeInTheDocument()
    expect(dialog.getByText(/Tries .* stay with the team/)).toBeInTheDocument()
  })

  it('is a coach who sees the tries too, once the team has opted in', async () => {
    const { dialog } = await ask({ coaches: [{ ...dana, practiceShared: true }], visitors: [] })
    expect(dialog.getByText(/also shows Dana Okafor its tries/)).toBeInTheDocument()
  })

  it('is a leader whom the team has invited for today, by name', async () => {
    const joan = { name: 'Joan Pemberton', as: 'invited', until: 0 } as const
    const { chip, dialog } = await ask({ coaches: [dana], visitors: [joan] })
    expect(chip).toBe('Visible to team + coach + Joan Pemberton')
    expect(dialog.getByText(/By the team’s invitation, for today only, Joan Pemberton reads along/)).toBeInTheDocument()
  })

  it('stands on every part of the page as it is today: a visitor reads the room and not the tries', () => {
    const sight: Sight = {
      coaches: [{ ...dana, paused: true }],
      visitors: [{ name: 'Joan Pemberton', as: 'invited', until: 0 }],
    }
    renderInCycle(
      <>
        <StepSection id="worry" title="What worries us" visibility="team-coach">
          {null}
        </StepSection>
        <StepSection id="tries" title="Our tries" visibility="team">
          {null}
        </StepSection>
      </>,
      { detail: { sight } },
    )
    const chips = [...document.querySelectorAll('[data-visibility]')].map((chip) => chip.textContent)
    expect(chips).toEqual(['Team + 1 reader today', 'Team'])
    expect(screen.getByText('The team sees this, and today: Joan Pemberton, to read.')).toBeInTheDocument()
  })
})
