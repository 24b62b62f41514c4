import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Toaster } from './toaster'
import { showToast, useToasts } from './toast-store'

beforeEach(() => {
  vi.useFakeTimers()
  useToasts.setState({ toasts: [] })
})
afterEach(() => vi.useRealTimers())

test('says what was done and takes it back', () => {
  const undo = vi.fn<() => void>()
  render(<Toaster />)
  act(() => showToast('Card removed', undo))
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(undo).toHaveBeenCalledOnce()
  expect(screen.queryByText('Card removed')).not.toBeInTheDocument()
})

test('goes by itself, but not from under the pointer', () => {
  render(<Toaster />)
  act(() => showToast('Card removed'))
  const toast = screen.getByText('Card removed')
  fireEvent.pointerEnter(toast)
  act(() => void vi.advanceTimersByTime(60_000))
  expect(toast).toBeInTheDocument()
  fireEvent.pointerLeave(toast)
  act(() => void vi.advanceTimersByTime(10_000))
  expect(toast).not.toBeInTheDocument()
})

test('shows three at most, the latest', () => {
  render(<Toaster />)
  act(() => ['one', 'two', 'three', 'four'].forEach((text) => showToast(text)))
  expect(screen.queryByText('one')).not.toBeInTheDocument()
  expect(screen.getByText('four')).toBeInTheDocument()
})
