import { screen } from '@testing-library/react'
import { defaultSettings } from 'shared/data/bands'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ana, type FakeServer, fakeServer, makeSession } from '../testing/fake-server'
import { renderInApp } from '../testing/in-app'
import { FirstDaysPart } from './first-days-part'

let server: FakeServer
const rosa = { id: 'rosa', name: 'Rosa Márquez' }
const team = { id: 'third', name: 'Grade 3', grade: '3', students: 71, archivedAt: null, members: [rosa], coaches: [] }
const person = { ...rosa, email: null, roles: [], teams: [], coachedTeams: [], state: 'invited', signsInWith: { password: false, providers: [] }, invitedUntil: 1 }
const building = { name: 'Elm', timeZone: 'UTC', minimumGroup: 10, bands: [...defaultSettings.tiers], guestLinks: false, retentionYears: 3, schoolYear: null }
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /building', building)
  server.answer('GET /teams', { teams: [], people: [] })
  server.answer('GET /people', { people: [{ ...person, id: ana.id }], teams: [], mails: false })
})
afterEach(() => server.stop())

const unsigned = { signedBy: null, signedAt: null, seenAt: 1 }

test('an admin of an empty building is told what to do first, in order', async () => {
  renderInApp(<FirstDaysPart />, { session: makeSession({ roles: ['admin'], agreement: unsigned }) })
  expect(await screen.findByRole('heading', { name: 'First things first' })).toBeInTheDocument()
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    ...['/agreement', '/building/teams', '/building/people', '/building/teams', '/building/settings'],
  ])
  expect(screen.queryByText('Done')).not.toBeInTheDocument()
})

test('it is gone once the agreement is signed and somebody in a team has been invited', async () => {
  server.answer('GET /teams', { teams: [team], people: [] })
  server.answer('GET /people', { people: [person], teams: [], mails: false })
  renderInApp(<FirstDaysPart />, { session: makeSession({ roles: ['admin'] }) })
  await vi.waitFor(() => expect(server.asked).toHaveLength(3))
  expect(screen.queryByRole('heading')).not.toBeInTheDocument()
})

test('nobody but an admin is asked to set anything up', () => {
  renderInApp(<FirstDaysPart />, { session: makeSession({ roles: ['leader'] }) })
  expect(server.asked).toEqual([])
})
