import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { EndPanel } from './end-panel'
import { ExportMine } from './export-mine'
import { RetentionPanel } from './retention-panel'
import { SchoolYearPanel } from './school-year-panel'

let server: FakeServer
beforeEach(() => (server = fakeServer()))
afterEach(() => server.stop())
const session = makeSession({ roles: ['admin'] })

describe('a new school year', () => {
  const years = {
    years: [{ id: 'y1', startsOn: '2026-08-15', endsOn: '2027-06-10', endedAt: null }],
    openCycles: 2,
    teams: [{ id: 'third', name: 'Grade 3', grade: '3' }, { id: 'fourth', name: 'Grade 4', grade: '4' }],
  }

  it('begins with the days of this one a year later, and sends only teams that are called otherwise', async () => {
    server.answer('GET /building/school-years', years)
    server.answer('POST /building/school-years', { schoolYear: years.years[0], archivedCycles: 2 })
    renderInApp(<SchoolYearPanel />, { session })
    await userEvent.click(await screen.findByRole('button', { name: 'Begin the next school year' }))
    expect(screen.getByText('2 cycles are open now. They will be closed.')).toBeInTheDocument()
    expect(screen.getByLabelText('First day')).toHaveValue('2027-08-15')
    await userEvent.click(screen.getByRole('button', { name: /Rename teams/ }))
    const name = screen.getByLabelText('Name of Grade 3')
    await userEvent.clear(name)
    await userEvent.type(name, 'Third grade')
    await userEvent.click(screen.getByRole('button', { name: 'Begin it' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const sent = server.asked.find(({ route }) => route === 'POST /building/school-years')
    expect(sent?.body).toEqual({ startsOn: '2027-08-15', endsOn: '2028-06-10', teams: [{ id: 'third', name: 'Third grade', grade: '3' }] })
  })

  it('says why it could not begin, and keeps what was typed', async () => {
    server.answer('GET /building/school-years', years)
    server.refuse('POST /building/school-years', 'conflict', 'The next one begins after it.')
    renderInApp(<SchoolYearPanel />, { session })
    await userEvent.click(await screen.findByRole('button', { name: 'Begin the next school year' }))
    await userEvent.click(screen.getByRole('button', { name: 'Begin it' }))
    expect(await screen.findByText(/The next one begins after it/)).toBeInTheDocument()
    expect(screen.getByLabelText('First day')).toHaveValue('2027-08-15')
  })
})

describe('retention', () => {
  it('names what goes next August, or that nothing does', async () => {
    const cycles = [{ team: 'Grade 3', number: 1, endedOn: '2023-06-10' }]
    server.answer('GET /building/retention', { years: 3, on: '2027-08-01', cycles, records: 40, backups: null })
    const { unmount } = renderInApp(<RetentionPanel />, { session })
    expect(await screen.findByText(/one closed cycle is deleted for good, because it is kept for 3 school years/)).toBeInTheDocument()
    expect(screen.getByText(/Grade 3, cycle 1/)).toBeInTheDocument()
    expect(screen.getByText(/40 lines of the record/)).toBeInTheDocument()
    unmount()
    server.answer('GET /building/retention', { years: 3, on: '2027-08-01', cycles: [], records: 0, backups: null })
    renderInApp(<RetentionPanel />, { session })
    expect(await screen.findByText(/nothing is old enough to go/)).toBeInTheDocument()
    expect(screen.queryByText(/backs itself up|makes no backups/)).toBeNull()
  })

  it('says how backups stand, and to whom to turn when they fail', async () => {
    const retention = { years: 3, on: '2027-08-01', cycles: [], records: 0 }
    const hourAgo = Date.now() - 3_600_000
    const show = (backups: { everyHours: number | null; newest: number | null; failingSince: number | null }) => {
      server.answer('GET /building/retention', { ...retention, backups: { ...backups, keptDays: 30 } })
      return renderInApp(<RetentionPanel />, { session })
    }
    const well = show({ everyHours: 24, newest: hourAgo, failingSince: null })
    expect(await screen.findByText('The server backs itself up every 24 hours and keeps each backup for 30 days. The latest was made 1 hour ago.')).toBeInTheDocument()
    well.unmount()
    const badly = show({ everyHours: 24, newest: null, failingSince: hourAgo })
    expect(await screen.findByText('No backup could be made since 1 hour ago. Tell whoever looks after the server; its log says why.')).toBeInTheDocument()
    badly.unmount()
    show({ everyHours: null, newest: null, failingSince: null })
    expect(await screen.findByText('The server makes no backups by itself. Whoever looks after it can make one, or turn them on.')).toBeInTheDocument()
  })
})

describe('the end of the contract', () => {
  it('is reached only by typing the name of the school, and reports what was erased', async () => {
    server.answer('DELETE /building', { building: 'Cedar Hollow', erased: [{ table: 'people', rows: 28 }], copies: 1 })
    renderInApp(<EndPanel />, { session })
    await userEvent.click(screen.getByRole('button', { name: 'Erase this school…' }))
    const erase = screen.getByRole('button', { name: 'Erase everything' })
    expect(erase).toBeDisabled()
    await userEvent.type(screen.getByLabelText(/type the name of the school/), 'Cedar Hollow')
    await userEvent.click(erase)
    expect(await screen.findByRole('heading', { name: 'Cedar Hollow has been erased' })).toBeInTheDocument()
    expect(screen.getByText('people: 28')).toBeInTheDocument()
    expect(server.asked.at(-1)).toEqual({ route: 'DELETE /building', body: { confirm: 'Cedar Hollow' } })
  })
})

describe('what the school holds about me', () => {
  const addresses = { createObjectURL: URL.createObjectURL, revokeObjectURL: URL.revokeObjectURL }
  afterEach(() => {
    vi.restoreAllMocks()
    Object.assign(URL, addresses)
  })

  it('is saved as a file, or one reads why it is not', async () => {
    const saved: { name: string; from: string }[] = []
    Object.assign(URL, { createObjectURL: () => 'blob:mine', revokeObjectURL: () => undefined })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, from: this.href })
    })
    server.refuse('GET /me/export', 'server-error', 'Something went wrong on our side.')
    renderInApp(<ExportMine />, { session })
    await userEvent.click(screen.getByRole('button', { name: 'Save it as a file' }))
    expect(await screen.findByText(/Something went wrong on our side/)).toBeInTheDocument()
    expect(saved).toEqual([])
    server.answer('GET /me/export', 'a zip')
    await userEvent.click(screen.getByRole('button', { name: 'Save it as a file' }))
    await waitFor(() => expect(saved).toEqual([{ name: 'my-clear-cycle.zip', from: 'blob:mine' }]))
  })
})
