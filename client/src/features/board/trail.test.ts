import type { Step } from 'shared/cycles/steps'
import { expect, test } from 'vitest'
import { piecesOf } from './trail'

const gone = (trail: Step[]) => piecesOf(trail).flatMap(({ key, gone: isGone }) => (isGone ? key : []))

test('the line is drawn as far as the team has gone, and a bow leads back', () => {
  expect(gone(['C'])).toEqual([])
  expect(gone(['C', 'L', 'E'])).toEqual(['CL', 'LE'])
  expect(gone(['C', 'L', 'C', 'L'])).toEqual(['CL', 'LC'])
  expect(gone(['C', 'E'])).toEqual(['CL', 'LE'])
})

test('whoever goes back and forth is drawn once for each way', () => {
  const keys = piecesOf(['C', 'L', 'C', 'L', 'E', 'A', 'E', 'C', 'R', 'C', 'R', 'C']).map(({ key }) => key)
  expect(keys).toEqual(['CL', 'LE', 'EA', 'AR', 'LC', 'AE', 'EC', 'RC'])
})
