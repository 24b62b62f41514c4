import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { cycleDocument } from 'shared/cycles/document'
import { rowIds, viewOf, watchKey, watchRow } from './watch'

const openCycle = () => cycleDocument(new Y.Doc())

test('the list of rows stays the same while people type in them, and changes when rows come, go or move', () => {
  const observations = openCycle().table('observations')
  const ids = rowIds(observations)
  const told = vi.fn<() => void>()
  ids.subscribe(told)
  const first = observations.add({ text: 'one' })
  const second = observations.add({ text: 'two' })
  const before = ids.get()
  expect(before).toEqual([first, second])
  observations.text(first, 'text')?.insert(0, 'number ')
  expect(ids.get()).toBe(before)
  observations.move(first, second)
  expect(ids.get()).toEqual([second, first])
  observations.remove(second)
  expect(ids.get()).toEqual([first])
  observations.restore(second)
  expect(ids.get()).toEqual([second, first])
  expect(told).toHaveBeenCalledTimes(5)
})

test('a row is told of its own values only, and of being there', () => {
  const decisions = openCycle().table('decisions')
  const id = decisions.add({ kind: 'start' })
  const other = decisions.add({ kind: 'stop' })
  const told = vi.fn<() => void>()
  const stop = watchRow(decisions, id, told)
  decisions.set(other, 'kind', 'continue')
  decisions.text(id, 'text')?.insert(0, 'typing')
  expect(told).not.toHaveBeenCalled()
  decisions.set(id, 'kind', 'continue')
  expect(told).toHaveBeenCalledOnce()
  stop()
  decisions.set(id, 'kind', 'start')
  expect(told).toHaveBeenCalledOnce()
})

test('a value is told of itself only', () => {
  const cycle = openCycle()
  const told = vi.fn<() => void>()
  watchKey(cycle.values, 'goalTarget', told)
  cycle.set('goalBaseline', 40)
  expect(told).not.toHaveBeenCalled()
  cycle.set('goalTarget', 60)
  expect(told).toHaveBeenCalledOnce()
})

test('the whole document is read at most once in 150 ms, however fast people type, and once more at the end', () => {
  vi.useFakeTimers()
  const cycle = openCycle()
  const view = viewOf(cycle)
  const told = vi.fn<() => void>()
  view.subscribe(told)
  for (let letters = 0; letters < 30; letters += 1) {
    cycle.text('worry').insert(letters, 'x')
    vi.advanceTimersByTime(20)
  }
  vi.advanceTimersByTime(200)
  expect(view.get().worry).toBe('x'.repeat(30))
  expect(told.mock.calls.length).toBeLessThanOrEqual(5)
  expect(viewOf(cycle)).toBe(view)
  vi.useRealTimers()
})
