import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { DirectoryPerson } from 'shared/people/directory'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ana, type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { PeoplePage } from './people-page'

let server: FakeServer
const person = (parts: Partial<DirectoryPerson> & { id: string; name: string }): DirectoryPerson => ({
  ...{ email: null, roles: [], teams: [], coachedTeams: [], state: 'active', signsInWith: { password: true, providers: [] }, invitedUntil: null },
  ...parts,
})
const third = { id: 'third', name: 'Grade 3' }
const people = [
  person({ id: 'ana', name: ana.name, roles: ['admin'] }),
  person({ id: 'rosa', name: 'Rosa Márquez', email: 'rosa@elm.example', teams: [third], state: 'new', signsInWith: { password: false, providers: [] } }),
  person({ id: 'dana', name: 'Dana Okafor', roles: ['coach'], coachedTeams: [third], signsInWith: { password: false, providers: ['Google'] } }),
]
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /people', { people, teams: [third], mails: false })
})
afterEach(() => server.stop())

const draw = () => renderInApp(<PeoplePage />, { session: makeSession({ roles: ['admin'] }) })
const invitation = { url: 'https://elm.example/links/abc', expiresAt: Date.UTC(2026, 11, 22), mailed: 'no-mail' }
const acts = () => server.asked.filter(({ route }) => !route.startsWith('GET'))
const choose = async (name: string, item: string) => {
  await userEvent.click(await screen.findByRole('button', { name: `What to do about ${name}` }))
  await userEvent.click(screen.getByRole('menuitem', { name: item }))
}

test('each person is listed with what they are here and how they sign in, and is found by team, role or a name without its accents', async () => {
  draw()
  const dana = (await screen.findByText('Dana Okafor')).closest('li')
  expect(dana).toHaveTextContent('Coach · coaches Grade 3')
  expect(dana).toHaveTextContent('Signs in Google')
  await userEvent.type(screen.getByRole('searchbox'), 'marquez')
  expect(screen.getAllByRole('listitem').map((item) => item.querySelector('strong')?.textContent)).toEqual(['Rosa Márquez'])
  await userEvent.clear(screen.getByRole('searchbox'))
  await userEvent.type(screen.getByRole('searchbox'), 'grade 3 coach')
  expect(screen.getByRole('status')).toHaveTextContent('1 person')
  await userEvent.type(screen.getByRole('searchbox'), 'x')
  expect(screen.getByRole('status')).toHaveTextContent('Nobody here fits “grade 3 coachx”.')
})

test('adding somebody goes on to their invitation, whose link is shown this once', async () => {
  server.answer('POST /people', { personId: 'new' })
  server.answer('POST /people/new/invitations', invitation)
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Add a person' }))
  const adding = screen.getByRole('dialog', { name: 'Add a person' })
  await userEvent.type(within(adding).getByLabelText('Name'), 'Ben Eze')
  await userEvent.click(within(adding).getByLabelText('Grade 3'))
  await userEvent.click(within(adding).getByLabelText(/^Leader/))
  await userEvent.click(within(adding).getByRole('button', { name: 'Add and invite' }))
  const dialog = await screen.findByRole('dialog', { name: 'Invitation for Ben Eze' })
  expect(await within(dialog).findByDisplayValue(invitation.url)).toHaveAccessibleDescription(/Good once, until/)
  expect(dialog).toHaveTextContent('This server sends no mail.')
  expect(acts()).toEqual([
    { route: 'POST /people', body: { name: 'Ben Eze', email: null, roles: ['leader'], teamIds: ['third'] } },
    { route: 'POST /people/new/invitations', body: undefined },
  ])
})

test('before somebody is removed it is said what stays, what goes, and what else one could do', async () => {
  server.answer('DELETE /people/rosa')
  draw()
  await choose('Rosa Márquez', 'Remove for good')
  const dialog = screen.getByRole('dialog', { name: 'Remove Rosa Márquez for good?' })
  expect(dialog).toHaveTextContent('stays with the team, under “Former member”')
  expect(dialog).toHaveTextContent('What was theirs alone is deleted')
  expect(dialog).toHaveTextContent('deactivate instead')
  expect(acts()).toEqual([])
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove for good' }))
  expect(acts()).toEqual([{ route: 'DELETE /people/rosa', body: undefined }])
})

test('roles are changed together, and a refusal says why', async () => {
  server.refuse('PUT /people/ana/roles', 'conflict', 'This is the only admin who can sign in.')
  draw()
  await choose(ana.name, 'Change roles')
  const dialog = screen.getByRole('dialog', { name: `Roles of ${ana.name}` })
  await userEvent.click(within(dialog).getByLabelText(/^Admin/))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
  expect(await within(dialog).findByText(/the only admin who can sign in/)).toBeInTheDocument()
  expect(acts()).toEqual([{ route: 'PUT /people/ana/roles', body: { roles: [] } }])
})
