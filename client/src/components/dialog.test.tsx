import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Dialog } from './dialog'

test('is named by its title and not in the page while it is closed', () => {
  const { rerender } = render(
    <Dialog open={false} title="Close this cycle?" onClose={vi.fn<() => void>()}>
      words
    </Dialog>,
  )
  expect(screen.queryByText('words')).not.toBeInTheDocument()
  rerender(
    <Dialog open title="Close this cycle?" onClose={vi.fn<() => void>()}>
      words
    </Dialog>,
  )
  expect(screen.getByRole('dialog', { name: 'Close this cycle?' })).toHaveTextContent('words')
})

test('Escape, the cross and a press beside it ask to close', async () => {
  const onClose = vi.fn<() => void>()
  render(
    <Dialog open title="Title" onClose={onClose}>
      words
    </Dialog>,
  )
  const dialog = screen.getByRole('dialog')
  fireEvent(dialog, new Event('cancel', { cancelable: true }))
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  fireEvent.click(dialog)
  expect(onClose).toHaveBeenCalledTimes(3)
  fireEvent.click(screen.getByText('words'))
  expect(onClose).toHaveBeenCalledTimes(3)
})

test('without a way out, Escape leaves it open', () => {
  render(
    <Dialog open title="You have been signed out">
      words
    </Dialog>,
  )
  const escape = new Event('cancel', { cancelable: true })
  fireEvent(screen.getByRole('dialog'), escape)
  expect(escape.defaultPrevented).toBe(true)
  expect(screen.queryByRole('button', { name: 'Close' })).not.toBeInTheDocument()
})

test('begins where its work begins', () => {
  render(
    <Dialog open title="Title" onClose={vi.fn<() => void>()} actions={<button data-autofocus>Go on</button>}>
      words
    </Dialog>,
  )
  expect(screen.getByRole('button', { name: 'Go on' })).toHaveFocus()
})

test('one that waits takes no key from who is typing on the page', async () => {
  const press = vi.fn<() => void>()
  const page = (open: boolean) => (
    <>
      <textarea aria-label="Our question" />
      <Dialog open={open} waits title="You have been signed out" actions={<button data-autofocus onClick={press}>Go on</button>}>
        words
      </Dialog>
    </>
  )
  const { rerender } = render(page(false))
  await userEvent.type(screen.getByRole('textbox', { name: 'Our question' }), 'How can')
  rerender(page(true))
  await userEvent.keyboard(' we help?{Enter}')
  expect(screen.getByRole('textbox', { name: 'Our question' })).toHaveValue('How can we help?\n')
  expect(press).not.toHaveBeenCalled()
  expect(screen.getByRole('dialog', { name: 'You have been signed out' })).toBeVisible()
})
