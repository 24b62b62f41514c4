import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ArrangedTeams } from 'shared/buildings/schema'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { TeamsPage } from './teams-page'

let server: FakeServer
const amara = { id: 'amara', name: 'Amara Nwosu' }
const dana = { id: 'dana', name: 'Dana Okafor' }
const third = { id: 'third', name: 'Grade 3', grade: '3', students: 71, archivedAt: null, members: [amara], coaches: [] }
const arranged: ArrangedTeams = {
  teams: [third, { ...third, id: 'music', name: 'Music', archivedAt: 1, members: [] }],
  people: [
    { ...amara, isCoach: false },
    { ...dana, isCoach: true },
  ],
}
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /teams', arranged)
})
afterEach(() => server.stop())

const routes = () => server.asked.filter(({ route }) => !route.startsWith('GET'))
const card = () => screen.findByRole('region', { name: 'Grade 3' })

test('a person is put in a team, and a coach made to follow it, from those who may', async () => {
  server.answer('PUT /teams/third/members/dana')
  server.answer('PUT /teams/third/coaches/dana')
  renderInApp(<TeamsPage />, { session: makeSession({ roles: ['leader'] }) })
  const members = within(await card()).getByLabelText('Add a member to Grade 3')
  expect(within(members).getAllByRole('option').map((option) => option.textContent)).toEqual(['Choose a person', 'Dana Okafor'])
  await userEvent.selectOptions(members, 'Dana Okafor')
  await userEvent.click(within(await card()).getAllByRole('button', { name: 'Add' })[0]!)
  await userEvent.selectOptions(within(await card()).getByLabelText('Add a coach to Grade 3'), 'Dana Okafor')
  await userEvent.click(within(await card()).getAllByRole('button', { name: 'Add' })[1]!)
  expect(routes().map(({ route }) => route)).toEqual(['PUT /teams/third/members/dana', 'PUT /teams/third/coaches/dana'])
})

test('nobody is taken out of a team before it is said what that means', async () => {
  server.answer('DELETE /teams/third/members/amara')
  renderInApp(<TeamsPage />, { session: makeSession({ roles: ['leader'] }) })
  await userEvent.click(within(await card()).getByRole('button', { name: 'Take Amara Nwosu out of Grade 3' }))
  const dialog = screen.getByRole('dialog', { name: 'Take Amara Nwosu out of Grade 3?' })
  expect(dialog).toHaveTextContent('What they have written there stays with the team')
  expect(routes()).toEqual([])
  await userEvent.click(within(dialog).getByRole('button', { name: 'Take out' }))
  expect(routes()).toEqual([{ route: 'DELETE /teams/third/members/amara', body: undefined }])
})

test('teams are made for several grades at once, and a grade that has one is not offered', async () => {
  server.answer('POST /teams/by-grade', { teamIds: ['k', '4'] })
  renderInApp(<TeamsPage />, { session: makeSession({ roles: ['leader'] }) })
  await card()
  await userEvent.click(screen.getByRole('button', { name: 'Teams by grade' }))
  const dialog = screen.getByRole('dialog', { name: 'Make teams by grade' })
  expect(within(dialog).queryByLabelText('Grade 3')).not.toBeInTheDocument()
  await userEvent.click(within(dialog).getByLabelText('Kindergarten'))
  await userEvent.type(within(dialog).getByLabelText('Students in Kindergarten'), '62')
  await userEvent.click(within(dialog).getByLabelText('Grade 4'))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Make these teams' }))
  expect(routes()).toEqual([
    {
      route: 'POST /teams/by-grade',
      body: {
        teams: [
          { name: 'Kindergarten', grade: 'K', students: 62 },
          { name: 'Grade 4', grade: '4', students: 0 },
        ],
      },
    },
  ])
})

test('an archived team is out of the way, and is taken up again', async () => {
  server.answer('PATCH /teams/music')
  renderInApp(<TeamsPage />, { session: makeSession({ roles: ['leader'] }) })
  await userEvent.click(await screen.findByRole('button', { name: /Archived teams/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Take up Music again' }))
  expect(routes()).toEqual([{ route: 'PATCH /teams/music', body: { archived: false } }])
})

test('without a team the page teaches what one is', async () => {
  server.answer('GET /teams', { teams: [], people: [] })
  renderInApp(<TeamsPage />, { session: makeSession({ roles: ['leader'] }) })
  expect(await screen.findByText(/the people who teach a grade together/)).toBeInTheDocument()
})
