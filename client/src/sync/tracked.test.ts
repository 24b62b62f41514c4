import { expect, test } from 'vitest'
import { writable } from './readable'
import { tracked } from './tracked'

test('only a change of what was read is news', () => {
  const source = writable({ worry: 'a', step: 'C', goal: 1 })
  const view = tracked(source)
  const first = view.get()
  expect(first.worry).toBe('a')
  source.set({ ...source.get(), step: 'L' })
  expect(view.get()).toBe(first)
  source.set({ ...source.get(), worry: 'b' })
  expect(view.get()).not.toBe(first)
  expect(view.get().worry).toBe('b')
})

test('what is read for the first time later is what it is then', () => {
  const source = writable({ worry: 'a', step: 'C' })
  const view = tracked(source)
  const first = view.get()
  expect(first.worry).toBe('a')
  source.set({ worry: 'a', step: 'L' })
  expect(first.step).toBe('L')
  expect(view.get()).toBe(first)
  source.set({ worry: 'a', step: 'E' })
  expect(view.get()).not.toBe(first)
})

test('who copies it all has read it all', () => {
  const source = writable({ worry: 'a', step: 'C' })
  const view = tracked(source)
  const first = view.get()
  expect({ ...first }).toEqual({ worry: 'a', step: 'C' })
  source.set({ worry: 'a', step: 'L' })
  expect(view.get()).not.toBe(first)
})
