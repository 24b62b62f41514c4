import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { defaultSettings } from 'shared/data/bands'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeServer, fakeServer } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { RecordPage } from './record-page'
import { SettingsPage } from './settings-page'

let server: FakeServer
beforeEach(() => void (server = fakeServer()))
afterEach(() => server.stop())

const building = { name: 'Elm Street', timeZone: 'America/Chicago', minimumGroup: 10, bands: [...defaultSettings.tiers], guestLinks: false, retentionYears: 3, schoolYear: { startsOn: '2026-08-15', endsOn: '2027-06-15' } }

test('settings say what small numbers are for, and are saved together', async () => {
  server.answer('GET /building', building)
  server.answer('PATCH /building')
  renderInApp(<SettingsPage />)
  const minimum = await screen.findByLabelText(/Smallest group/)
  expect(screen.getByText(/a result can tell who is in it/)).toBeInTheDocument()
  await userEvent.clear(minimum)
  await userEvent.type(minimum, '12')
  await userEvent.click(screen.getByLabelText(/guest links/))
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(server.asked.find(({ route }) => route === 'PATCH /building')?.body).toEqual({ ...building, minimumGroup: 12, guestLinks: true })
})

test('the record names who did what to whom and from where, and shows what was before on request', async () => {
  const entry = { id: '2', at: 2, who: 'Iris Falk', what: 'cycle closed', about: 'Grade 3', cycle: 2, source: 'page', address: '10.0.0.7' }
  server.answer('GET /audit', { entries: [entry], next: '2' })
  server.answer('GET /audit?before=2', { entries: [{ ...entry, id: '1', who: null, what: 'signed in', cycle: null, address: null }], next: null })
  renderInApp(<RecordPage />)
  expect(await screen.findByText('Cycle 2 of Grade 3')).toBeInTheDocument()
  expect(screen.getByText('from 10.0.0.7')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Show earlier entries' }))
  expect(await screen.findByText('The server')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Show earlier entries' })).not.toBeInTheDocument()
})

test('bands can be made wider, never narrower than they come', async () => {
  server.answer('GET /building', building)
  server.answer('PATCH /building')
  renderInApp(<SettingsPage />)
  await userEvent.click(await screen.findByRole('button', { name: /How exactly results are told/ }))
  const group = screen.getByRole('group', { name: 'Groups of 41 to 100 students' })
  const width = within(group).getByRole('combobox', { name: 'Bands of' })
  expect(within(width).getAllByRole('option').map((option) => option.textContent)).toEqual(['5 percent', '10 percent', '20 percent'])
  await userEvent.selectOptions(width, '10 percent')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  const bands = building.bands.map((cut) => (cut.from === 41 ? { ...cut, width: 10 } : cut))
  expect(server.asked.find(({ route }) => route === 'PATCH /building')?.body).toMatchObject({ bands })
})
