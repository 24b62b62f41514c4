import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Menu } from './menu'

function draw() {
  const chosen = vi.fn<(item: string) => void>()
  const item = (key: string) => ({ key, label: key, onSelect: () => chosen(key) })
  render(<Menu label="More" button="…" groups={[{ items: [item('Rename'), item('Move')] }, { items: [item('Remove')] }]} />)
  return { chosen, button: screen.getByRole('button', { name: 'More' }), user: userEvent.setup() }
}

test('opens on its first item, walks with the arrow keys and around the end', async () => {
  const { button, user } = draw()
  await user.click(button)
  expect(screen.getByRole('menuitem', { name: 'Rename' })).toHaveFocus()
  await user.keyboard('{ArrowUp}')
  expect(screen.getByRole('menuitem', { name: 'Remove' })).toHaveFocus()
  await user.keyboard('{ArrowDown}{End}{Home}{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Move' })).toHaveFocus()
})

test('Enter does what the item says, closes, and gives the focus back', async () => {
  const { chosen, button, user } = draw()
  await user.click(button)
  await user.keyboard('{ArrowDown}{Enter}')
  expect(chosen).toHaveBeenCalledExactlyOnceWith('Move')
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(button).toHaveFocus()
})

test('Escape closes it and does nothing', async () => {
  const { chosen, button, user } = draw()
  await user.click(button)
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(button).toHaveFocus()
  expect(chosen).not.toHaveBeenCalled()
})

test('a press anywhere else closes it', async () => {
  const { button, user } = draw()
  await user.click(button)
  await user.click(document.body)
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
})
