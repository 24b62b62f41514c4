import type { CardCell } from 'shared/cards/schema'
import { expect, test } from 'vitest'
import { pieces } from './hints'
import { gapOf, readingOf } from './readings'

const size = { from: 21, to: 40 }
const group = (label: string, ...bands: [number, number][]): CardCell => ({
  label,
  isOther: false,
  looks: bands.map(([low, high]) => ({ size, band: { low, high } })),
})
const hidden: CardCell = { label: 'Asian', isOther: false, looks: null }

test('a group is said to be higher only when its bands lie apart', () => {
  expect(readingOf(group('EL', [20, 29], [50, 59]).looks)).toMatchObject({ kind: 'up', before: { low: 20 }, after: { low: 50 } })
  expect(readingOf(group('EL', [50, 59], [20, 29]).looks)?.kind).toBe('down')
  expect(readingOf(group('EL', [50, 59], [50, 59]).looks)?.kind).toBe('unclear')
  expect(readingOf(group('EL', [50, 59]).looks)?.kind).toBe('now')
  expect(readingOf(hidden.looks)).toBeNull()
})

test('the gap is as wide as the bands allow, and smaller only when no number in them says otherwise', () => {
  const el = group('EL', [20, 29], [50, 59])
  const others = group('Others', [50, 54], [60, 64])
  const gap = gapOf({ name: 'EL', cells: [el, others] })
  expect(gap).toMatchObject({ before: { low: 21, high: 34 }, after: { low: 1, high: 14 }, change: 'smaller' })
  expect(gap?.ahead.label).toBe('Others')
  expect(gapOf({ name: 'EL', cells: [el, group('Others', [50, 54], [70, 84])] })?.change).toBe('unclear')
})

test('there is no gap to tell with a hidden group, with three groups, or with bands that touch', () => {
  const a = group('A', [20, 29], [50, 59])
  const b = group('B', [50, 54], [60, 64])
  expect(gapOf({ name: '', cells: [a, hidden] })).toBeNull()
  expect(gapOf({ name: '', cells: [a, b, a] })).toBeNull()
  expect(gapOf({ name: '', cells: [a, group('B', [25, 34], [60, 64])] })).toBeNull()
})

test('words are cut at what is marked, and nothing of them is lost', () => {
  const text = 'Ask Naomi 3 times'
  const cut = pieces(text, [
    { start: 10, end: 11, kind: 'number' },
    { start: 4, end: 9, kind: 'name' },
    { start: 5, end: 11, kind: 'name' },
    { start: 12, end: 99, kind: 'name' },
  ])
  expect(cut.map(({ text: run, kind }) => [run, kind])).toEqual([
    ['Ask ', null],
    ['Naomi', 'name'],
    [' ', null],
    ['3', 'number'],
    [' times', null],
  ])
})
