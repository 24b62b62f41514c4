import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeServer, fakeServer } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { SetupPage } from './setup-page'

let server: FakeServer
const entered = vi.fn<() => Promise<void>>(async () => undefined)
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /setup/t0ken', { timeZone: 'America/Chicago' })
  entered.mockClear()
})
afterEach(() => server.stop())

const draw = () => renderInApp(<SetupPage token="t0ken" onSetUp={entered} />)
const fillIn = async () => {
  await userEvent.type(await screen.findByLabelText('Name of the school'), 'Elm Street')
  await userEvent.type(screen.getByLabelText('Your name'), 'Iris Falk')
  await userEvent.type(screen.getByLabelText('Your school mail address'), 'iris@elm.example')
  await userEvent.type(screen.getByLabelText('Choose a password'), 'seven quiet lanterns hum')
}
const sent = () => server.asked.filter(({ route }) => route === 'POST /setup/t0ken').map(({ body }) => body)

test('the form sends the school, its admin and a team for each grade that was chosen, by keyboard alone', async () => {
  server.answer('POST /setup/t0ken')
  draw()
  await fillIn()
  await userEvent.type(screen.getByLabelText('Who leads the school?'), 'Omar Reed')
  screen.getByLabelText('Kindergarten').focus()
  await userEvent.keyboard(' ')
  await userEvent.tab()
  await userEvent.keyboard('62{Enter}')
  await vi.waitFor(() => expect(entered).toHaveBeenCalledOnce())
  expect(sent()).toMatchObject([
    {
      building: { name: 'Elm Street', timeZone: 'America/Chicago' },
      admin: { name: 'Iris Falk', email: 'iris@elm.example', password: 'seven quiet lanterns hum', isLeader: false },
      leader: { name: 'Omar Reed' },
      teams: [{ name: 'Kindergarten', grade: 'K', students: 62 }],
    },
  ])
  expect(JSON.stringify(sent())).toMatch(/"startsOn":"\d{4}-08-15","endsOn":"\d{4}-06-15"/)
})

test('what is missing is said at its field, the first one has the focus, and nothing is sent', async () => {
  draw()
  await userEvent.click(await screen.findByRole('button', { name: 'Set up the building' }))
  const name = screen.getByLabelText('Name of the school')
  expect(name).toHaveFocus()
  expect(name).toHaveAccessibleDescription('Give a name.')
  expect(screen.getByLabelText('Your school mail address')).toBeInvalid()
  expect(screen.getByLabelText('Choose a password')).toBeInvalid()
  expect(screen.getByText(/4 things need another look/)).toBeInTheDocument()
  expect(sent()).toEqual([])
  await userEvent.type(name, 'E')
  expect(name).toBeValid()
  expect(screen.getByText(/3 things need another look/)).toBeInTheDocument()
})

test('who comes second is told that the building is there already', async () => {
  server.refuse('POST /setup/t0ken', 'conflict', 'This building has been set up already.')
  draw()
  await fillIn()
  await userEvent.click(screen.getByRole('button', { name: 'Set up the building' }))
  expect(await screen.findByText(/has been set up already/)).toBeInTheDocument()
  expect(entered).not.toHaveBeenCalled()
})

test('whoever leads the school themselves is not asked who leads it', async () => {
  draw()
  await screen.findByLabelText('Who leads the school?')
  await userEvent.click(screen.getByLabelText(/I lead this school/))
  expect(screen.queryByLabelText('Who leads the school?')).not.toBeInTheDocument()
})

test('a link that is no longer good says what to do', async () => {
  server.refuse('GET /setup/t0ken', 'not-found')
  draw()
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByRole('heading')).toHaveTextContent('This link is no longer good')
  expect(within(alert).getByRole('link', { name: 'Go to sign-in' })).toHaveAttribute('href', '/sign-in')
})
