import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { renderInCycle } from '../../../testing/in-cycle'
import { CycleNotes } from './cycle-notes'

const refused = { kind: 'refused', reason: 'too-big', ready: true } as const

describe('What holds for the whole page', () => {
  it('lets nobody start again from what is saved before they were asked about their words', async () => {
    const startAgain = vi.fn<() => void>()
    const { room } = renderInCycle(<CycleNotes onStartAgain={startAgain} />, { status: refused })
    const forget = vi.spyOn(room, 'forgetChanges')
    await userEvent.click(screen.getByRole('button', { name: 'Open the page again' }))
    const dialog = screen.getByRole('dialog')
    expect(within(dialog).getByText(/Have you copied what you need/)).toBeInTheDocument()
    await userEvent.click(within(dialog).getByRole('button', { name: 'Not yet' }))
    expect(forget).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Open the page again' }))
    await userEvent.click(screen.getByRole('button', { name: 'Open again without it' }))
    await waitFor(() => expect(startAgain).toHaveBeenCalledTimes(1))
    expect(forget).toHaveBeenCalledTimes(1)
  })

  it('says that a device which keeps nothing must stay open while it is offline', () => {
    renderInCycle(<CycleNotes onStartAgain={() => undefined} />, { save: { kind: 'not-saved', what: 'storage' } })
    expect(screen.getByText(/this device keeps nothing/)).toBeInTheDocument()
  })

  it('says of a closed cycle that it can still be read and added to', () => {
    const detail = { closedAt: new Date(2026, 0, 23).getTime(), nextCycleId: 'next' }
    renderInCycle(<CycleNotes onStartAgain={() => undefined} />, { detail })
    expect(screen.getByText(/was closed on 23 January/)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Go to the next cycle' })).toHaveAttribute('href', '/cycles/next')
  })

  it('tells a visitor by whose leave they are here, for how long, and that nothing is kept', () => {
    const until = new Date(2026, 10, 24, 15, 5).getTime()
    const notes = <CycleNotes onStartAgain={() => undefined} />
    const { unmount } = renderInCycle(notes, { mayEdit: false, detail: { as: 'invited', until } })
    expect(screen.getByText(/here by invitation of Grade 3, for today.* nothing you see is kept on this device/)).toBeInTheDocument()
    unmount()
    renderInCycle(notes, { mayEdit: false, detail: { as: 'emergency', until } })
    expect(screen.getByText(/in an emergency until 3:05\. The team has been told/)).toBeInTheDocument()
  })

  it('tells the team who opened its pages in an emergency, when and why', () => {
    const startsAt = new Date(2026, 10, 24, 9, 30).getTime()
    const emergencies = [{ id: 'e1', by: 'Theodora Lang', startsAt, endsAt: startsAt, reason: 'A child may be in danger.' }]
    renderInCycle(<CycleNotes onStartAgain={() => undefined} />, { detail: { emergencies } })
    expect(screen.getByText(/Theodora Lang opened .* 24 November.* at 9:30.*“A child may be in danger\.”/)).toBeInTheDocument()
  })

  it('says nothing while all is well', () => {
    renderInCycle(<CycleNotes onStartAgain={() => undefined} />)
    expect(document.body.textContent).toBe('')
  })
})
