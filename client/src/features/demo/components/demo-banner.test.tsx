import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FakeServer, fakeServer, makeDemo, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import { DemoBanner } from './demo-banner'

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /demo', makeDemo())
})
afterEach(() => server.stop())

test('one click looks at the school through a coach’s eyes', async () => {
  const viewAs = vi.fn<() => Promise<void>>(async () => undefined)
  renderInApp(<DemoBanner />, { session: makeSession(), account: { viewAs } })
  const coach = await screen.findByRole('button', { name: 'Coach' })
  await vi.waitFor(() => expect(coach).toBeEnabled())
  expect(screen.getByRole('button', { name: 'Teacher' })).toHaveAttribute('aria-pressed', 'true')
  await userEvent.click(coach)
  expect(viewAs).toHaveBeenCalledExactlyOnceWith('dana')
})

test('a reset says what it takes away before it does it', async () => {
  renderInApp(<DemoBanner />, { session: makeSession() })
  await userEvent.click(screen.getByRole('button', { name: 'Reset' }))
  expect(await screen.findByText(/Everything written here since the start goes away, for everybody/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(server.asked.map(({ route }) => route)).not.toContain('POST /demo/reset')
})
