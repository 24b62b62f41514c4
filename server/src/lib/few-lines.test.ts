import { expect, it } from 'vitest'
import { inFewLines } from './few-lines'

it('what goes wrong again and again is said a few times a minute, and how often it was left out', () => {
  const lines: object[] = []
  let now = 0
  const logger = inFewLines({ warn: () => {}, error: (details, message) => lines.push({ ...details, message }) }, () => now)
  for (let times = 0; times < 1000; times++) logger.error({ code: 'SQLITE_FULL' }, 'A flush failed')
  logger.error({}, 'Something else')
  expect(lines).toHaveLength(11)
  now = 60_000
  logger.error({ code: 'SQLITE_FULL' }, 'A flush failed')
  expect(lines.at(-1)).toEqual({ code: 'SQLITE_FULL', message: 'A flush failed', unsaid: 990 })
})
