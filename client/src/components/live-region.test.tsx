import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announce } from './announce'
import { LiveRegion } from './live-region'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('several messages in a row are one: it does not chatter', () => {
  render(<LiveRegion />)
  act(() => {
    announce('Saving')
    announce('Saved')
    vi.advanceTimersByTime(500)
  })
  expect(screen.getByRole('status')).toHaveTextContent(/^Saved$/)
})
