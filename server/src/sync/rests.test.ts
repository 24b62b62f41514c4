import { expect, it } from 'vitest'
import { Rests } from './rests'

it('L3 what fails again and again is tried less and less often, at least every 5 s, and never all at the same time', () => {
  let now = 0
  const rests = new Rests(() => now)
  const waits: number[] = []
  for (let times = 0; times < 12; times++) {
    rests.begin('d1', 'append')
    waits.push(rests.left('d1'))
    now += rests.left('d1')
  }
  waits.forEach((wait, index) => {
    const full = Math.min(5000, 200 * 2 ** index)
    expect(wait).toBeGreaterThanOrEqual(full / 2)
    expect(wait).toBeLessThanOrEqual(full)
  })
  for (const id of ['a', 'b', 'c', 'd']) rests.begin(id, 'load')
  expect(new Set(['a', 'b', 'c', 'd'].map((id) => rests.left(id))).size).toBe(4)
  expect(rests.left('another')).toBe(0)
})

it('L3 a document that can be read still cannot be saved, until something of it has been', () => {
  const rests = new Rests(() => 0)
  rests.begin('full', 'append')
  rests.end('full', 'load')
  expect(rests.left('full')).toBeGreaterThan(0)
  rests.end('full', 'append')
  rests.begin('unreadable', 'load')
  rests.end('unreadable', 'load')
  expect([rests.left('full'), rests.left('unreadable')]).toEqual([0, 0])
})

it('L3 after a quarter of an hour without trouble it begins as if nothing had been', () => {
  let now = 0
  const rests = new Rests(() => now)
  for (let times = 0; times < 8; times++) rests.begin('d1', 'append')
  now = 900_000
  rests.begin('d1', 'append')
  expect(rests.left('d1')).toBeLessThanOrEqual(200)
})

it('L3 a clock that is set back holds up nobody', async () => {
  let now = 3_600_000
  const rests = new Rests(() => now)
  rests.begin('d1', 'append')
  now = 0
  await rests.over('d1')
})
