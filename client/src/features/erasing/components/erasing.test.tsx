import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { EraseInBuilding } from './erase-in-building'
import { EraseInTeam } from './erase-in-team'
import { ErasedWordsDialog } from './erased-words-dialog'

let server: FakeServer
beforeEach(() => (server = fakeServer()))
afterEach(() => server.stop())
const session = makeSession()

const preview = {
  words: 1,
  cautions: ['ordinary-word'],
  places: [
    { kind: 'cycle', teamId: 'third', cycleId: 'c2', field: 'inquiryQuestion', count: 1, excerpts: ['Does Will infer?'] },
    { kind: 'practice', teamId: 'third', cycleId: 'c2', field: 'tries', count: 3, excerpts: [] },
    { kind: 'card', teamId: 'third', cycleId: 'c1', field: null, count: 1, excerpts: [] },
  ],
  personalDocuments: 4,
  pictures: 2,
  cycles: { c1: 1, c2: 2 },
  backupsUntil: null,
}
const report = { places: preview.places.map(({ excerpts: _excerpts, ...place }) => place), documents: 7, pictures: 2, copies: 0, backupsUntil: Date.UTC(2026, 11, 24, 12) }
const erasure = { id: 'e1', teamId: 'third', words: 1, capitalized: true, by: 'Ana Nuñez', askedAt: Date.UTC(2026, 10, 22, 12), finishedAt: 2, report }

describe('erasing a name from a team’s pages', () => {
  it('shows where it stands, warns, and erases only after the name was typed once more', async () => {
    server.answer('GET /teams/third/erasures', { erasures: [], cycles: {} })
    server.answer('POST /teams/third/erasures/preview', preview)
    server.answer('POST /teams/third/erasures', erasure)
    renderInApp(<EraseInTeam teamId="third" />, { session })
    expect(await screen.findByText('No name has been erased yet.')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Erase a name…' }))
    await userEvent.type(screen.getByLabelText('The student’s name'), 'Will')
    await userEvent.click(screen.getByRole('checkbox'))
    await userEvent.click(screen.getByRole('button', { name: 'Look where it stands' }))
    expect(await screen.findByText(/This is an ordinary word too/)).toBeInTheDocument()
    expect(screen.getByText(/cycle 2, our question: 1 time$/)).toBeInTheDocument()
    expect(screen.getByText('Does Will infer?')).toBeInTheDocument()
    expect(screen.getByText(/cycle 2, tries: 3 times/)).toBeInTheDocument()
    expect(screen.getByText(/cycle 1, a published card: 1 time/)).toBeInTheDocument()
    expect(screen.getByText(/4 personal pages are looked through as well/)).toBeInTheDocument()
    expect(screen.getByText('Nobody can bring it back: not by undo, not by an earlier version.')).toBeInTheDocument()
    const erase = screen.getByRole('button', { name: 'Erase it for good' })
    expect(erase).toBeDisabled()
    await userEvent.type(screen.getByLabelText('Type the name once more'), 'Will')
    await userEvent.click(erase)
    expect(await screen.findByText(/It stood in 5 places. 7 pages began anew/)).toBeInTheDocument()
    expect(server.asked.find(({ route }) => route === 'POST /teams/third/erasures')?.body).toEqual({ name: 'Will', again: 'Will', capitalized: true })
    // No address ever holds it.
    expect(server.asked.map(({ route }) => route).join(' ')).not.toContain('Will')
    await userEvent.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('says beside the field what is wrong with a name, and keeps what was typed', async () => {
    server.answer('GET /teams/third/erasures', { erasures: [], cycles: {} })
    server.refuse('POST /teams/third/erasures/preview', 'bad-request', 'One letter alone stands in every text.', [{ path: 'name', message: 'One letter alone stands in every text.' }])
    renderInApp(<EraseInTeam teamId="third" />, { session })
    await userEvent.click(await screen.findByRole('button', { name: 'Erase a name…' }))
    await userEvent.type(screen.getByLabelText('The student’s name'), 'J')
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByText('One letter alone stands in every text.')).toBeInTheDocument()
    expect(screen.getByLabelText('The student’s name')).toHaveValue('J')
  })

  it('lists what was erased: when, by whom, where; and what is still under way', async () => {
    server.answer('GET /teams/third/erasures', { erasures: [{ ...erasure, id: 'e2', finishedAt: null, report: null, by: null }, erasure], cycles: preview.cycles })
    renderInApp(<EraseInTeam teamId="third" />, { session })
    await userEvent.click(await screen.findByRole('button', { name: /by Ana Nuñez/ }))
    expect(screen.getByText('a name of 1 word in one team')).toBeInTheDocument()
    expect(screen.getByText(/cycle 2, tries: 3 times/)).toBeInTheDocument()
    expect(screen.getByText(/Backups from before hold it until 24 December/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: /somebody who is not here any more/ }))
    expect(screen.getByText(/This is under way/)).toBeInTheDocument()
  })
})

describe('erasing a name as an admin', () => {
  it('is of the whole school or of one team, and reads numbers alone', async () => {
    server.answer('GET /building/erasures', { erasures: [], cycles: {} })
    const counts = preview.places.map((place) => ({ ...place, teamId: null, cycleId: null, field: null, excerpts: [] }))
    server.answer('POST /building/erasures/preview', { ...preview, places: counts.slice(1), cycles: {} })
    renderInApp(<EraseInBuilding teams={[{ id: 'third', name: 'Grade 3' }]} />, { session })
    await userEvent.click(await screen.findByRole('button', { name: 'Erase a name…' }))
    const dialog = within(screen.getByRole('dialog'))
    await userEvent.selectOptions(dialog.getByLabelText('Where'), 'Grade 3')
    await userEvent.type(dialog.getByLabelText('The student’s name'), 'Will')
    await userEvent.click(dialog.getByRole('button', { name: 'Look where it stands' }))
    expect(await screen.findByText('a published card: 1 time')).toBeInTheDocument()
    expect(server.asked.find(({ route }) => route === 'POST /building/erasures/preview')?.body).toEqual({ name: 'Will', capitalized: false, teamId: 'third' })
  })
})

describe('words of mine that were not saved when something was erased', () => {
  it('are shown once, to copy, and say why', async () => {
    let closed = false
    renderInApp(<ErasedWordsDialog words="typed on the bus" onClose={() => (closed = true)} />, { session })
    expect(screen.getByLabelText('Your words')).toHaveValue('typed on the bus')
    expect(screen.getByText(/nothing of them stays on this device/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'I do not need them' }))
    expect(closed).toBe(true)
  })
})
