import { fireEvent } from '@testing-library/dom'
import { expect, test, vi } from 'vitest'
import { TypedAhead } from './typed-ahead'

const type = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(document.body, { key }))

test('what is typed before the editor is there is kept, in order, and handed over once', () => {
  const ahead = new TypedAhead()
  type('x')
  ahead.arrive('start')
  type('H', 'i', '!', 'Backspace', 'Enter', 'ñ')
  expect(ahead.take()).toEqual({ at: 'start', typed: 'Hi\nñ' })
  expect(ahead.take()).toBeNull()
  type('y')
  ahead.arrive({ left: 1, top: 2 })
  expect(ahead.take()).toEqual({ at: { left: 1, top: 2 }, typed: '' })
})

test('whoever tabs on leaves their words, and is not called back', () => {
  const ahead = new TypedAhead()
  ahead.arrive('start')
  type('a', 'Tab', 'b')
  expect(ahead.take()).toEqual({ at: null, typed: 'a' })
})

test('a letter is a letter and no shortcut of the page; a shortcut is no letter', () => {
  const shortcut = vi.fn<() => void>()
  document.addEventListener('keydown', shortcut)
  const ahead = new TypedAhead()
  ahead.arrive('start')
  type('p')
  expect(shortcut).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  type('Escape')
  expect(shortcut).toHaveBeenCalledTimes(2)
  expect(ahead.take()?.typed).toBe('p')
  document.removeEventListener('keydown', shortcut)
})
