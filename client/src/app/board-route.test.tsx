import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeServer, fakeServer, makeSession } from '../testing/fake-server'
import { renderInApp } from '../testing/in-app'
import { BoardRoute } from './board-route'
import { DeskRoute } from './desk-route'
import { MainNav } from './main-nav'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /board', { teams: [], found: [] })
  server.answer('GET /board/counts', { steps: [], withoutCycle: 0, paused: 0 })
  server.answer('GET /desk', { teams: [], paused: [] })
  server.answer('GET /invitations', { invitations: [] })
})
afterEach(() => server.stop())

const asked = () => server.asked.map(({ route }) => route)

test('an admin alone asks for the counts and never for the board', async () => {
  renderInApp(<BoardRoute />, { session: makeSession({ roles: ['admin'], teams: [] }) })
  expect(await screen.findByRole('heading', { level: 1, name: 'Where teams stand' })).toBeInTheDocument()
  expect(asked()).toEqual(['GET /board/counts'])
})

test('an admin who leads reads the board', async () => {
  renderInApp(<BoardRoute />, { session: makeSession({ roles: ['admin', 'leader'], teams: [] }) })
  expect(await screen.findByRole('heading', { level: 1, name: 'Where our teams are' })).toBeInTheDocument()
})

test('whoever has no team and no role is told whose the board is, and the desk is a coach’s', async () => {
  const session = makeSession({ roles: [], teams: [] })
  renderInApp(<BoardRoute />, { session })
  expect(await screen.findByRole('heading', { name: /for those who work with teams/ })).toBeInTheDocument()
  renderInApp(<DeskRoute />, { session })
  expect(screen.getByRole('heading', { name: 'The desk is for coaches' })).toBeInTheDocument()
  expect(asked()).toEqual([])
})

test('the bar leads to each page that is mine and says on which one I am', () => {
  renderInApp(<MainNav />, { session: makeSession({ roles: ['teacher', 'coach'] }), at: '/desk' })
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Home', 'Desk', 'Board'])
  expect(screen.getByRole('link', { name: 'Desk' })).toHaveAttribute('aria-current', 'page')
  expect(screen.getByRole('link', { name: 'Home' })).not.toHaveAttribute('aria-current')
})
