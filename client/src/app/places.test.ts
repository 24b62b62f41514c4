import { expect, test } from 'vitest'
import { isMissingChunk } from './missing-chunk'
import { placeOf } from './use-place-change'

test('another step of the same cycle is the same page: focus and scroll stay', () => {
  expect(placeOf('/cycles/c3/assess')).toBe(placeOf('/cycles/c3/experiment'))
  expect(placeOf('/cycles/c3')).toBe(placeOf('/cycles/c3/assess'))
  expect(placeOf('/cycles/c3')).not.toBe(placeOf('/cycles/c4'))
  expect(placeOf('/')).not.toBe(placeOf('/cycles/c3'))
  expect(placeOf('/cycles/c3/card')).not.toBe(placeOf('/cycles/c3/assess'))
  expect(placeOf('/cycles/c3/history')).not.toBe(placeOf('/cycles/c3/assess'))
})

test.each([
  'Failed to fetch dynamically imported module: https://school.example/assets/cycle-page-1.js',
  'error loading dynamically imported module: https://school.example/assets/cycle-page-1.js',
  'Importing a module script failed.',
])('a part of an older version that is gone is known for what it is: %s', (message) => {
  expect(isMissingChunk(new TypeError(message))).toBe(true)
})

test('any other mistake is not taken for an old version', () => {
  expect(isMissingChunk(new TypeError('x is not a function'))).toBe(false)
  expect(isMissingChunk('offline')).toBe(false)
})
