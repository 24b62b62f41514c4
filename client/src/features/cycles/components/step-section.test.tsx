import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { renderInCycle } from '../../../testing/in-cycle'
import { useCycleScreen } from '../store'
import { TextField } from './field'
import { StepFrame } from './step-frame'
import { StepSection } from './step-section'

function Step({ jobPath }: { jobPath: string | null }) {
  return (
    <StepFrame step="C" cycleId="cycle" jobPath={jobPath}>
      <StepSection id="worry" title="What worries us" visibility="team-coach" summary="in one line">
        <TextField name="worry" label="Our worry" />
      </StepSection>
      <StepSection id="question" title="Our question" visibility="team" star path={['inquiryQuestion', 'goalMeasure']}>
        <TextField name="inquiryQuestion" label="Our inquiry question" />
      </StepSection>
    </StepFrame>
  )
}

const isOpen = (name: RegExp) => screen.getByRole('button', { name }).getAttribute('aria-expanded') === 'true'

describe('A section of a step', () => {
  beforeEach(() => useCycleScreen.setState({ folds: {} }))

  it('is open where today’s job is, and a line elsewhere', () => {
    renderInCycle(<Step jobPath="goalMeasure" />)
    expect(isOpen(/Our question/)).toBe(true)
    expect(isOpen(/What worries us/)).toBe(false)
    expect(screen.getByText('in one line')).toBeInTheDocument()
    expect(screen.queryByLabelText('Our worry')).not.toBeInTheDocument()
  })

  it('is open at the first one when nothing is open in the step', () => {
    renderInCycle(<Step jobPath={null} />)
    expect(isOpen(/What worries us/)).toBe(true)
  })

  it('never folds under somebody’s hands when the job moves on', async () => {
    function Moving() {
      const [jobPath, setJobPath] = useState('worry')
      return (
        <>
          <button type="button" onClick={() => setJobPath('inquiryQuestion')}>
            the worry is written
          </button>
          <Step jobPath={jobPath} />
        </>
      )
    }
    renderInCycle(<Moving />)
    await userEvent.click(screen.getByRole('button', { name: 'the worry is written' }))
    expect(isOpen(/What worries us/)).toBe(true)
    expect(isOpen(/Our question/)).toBe(false)
  })

  it('opens and folds by keyboard, and stays so when one comes back', async () => {
    const { unmount } = renderInCycle(<Step jobPath="worry" />)
    screen.getByRole('button', { name: /Our question/ }).focus()
    await userEvent.keyboard('{Enter}')
    expect(screen.getByLabelText('Our inquiry question')).toBeInTheDocument()
    screen.getByRole('button', { name: /What worries us/ }).focus()
    await userEvent.keyboard(' ')
    expect(isOpen(/What worries us/)).toBe(false)
    unmount()
    renderInCycle(<Step jobPath="worry" />)
    expect(isOpen(/Our question/)).toBe(true)
    expect(isOpen(/What worries us/)).toBe(false)
  })

  it('opens for a link to one of its fields, with the cursor in it', async () => {
    renderInCycle(<Step jobPath="worry" />, { at: '/cycles/cycle/collaborate#inquiryQuestion' })
    const field = await screen.findByLabelText('Our inquiry question')
    await new Promise((drawn) => requestAnimationFrame(drawn))
    expect(field).toHaveFocus()
  })

  it('says in plain words who sees it, and names the eight', () => {
    renderInCycle(<Step jobPath="worry" />)
    expect(screen.getByText('Team + coach')).toBeInTheDocument()
    expect(screen.getByText('One of the eight that make a whole cycle')).toBeInTheDocument()
  })
})
