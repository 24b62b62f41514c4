import { expect, test } from 'vitest'
import { ApiError } from './api-error'
import { shouldRetry } from './query-client'

test('a hiccup is tried once more, and no more', () => {
  expect(shouldRetry(0, new ApiError('offline', ''))).toBe(true)
  expect(shouldRetry(0, new ApiError('server-error', ''))).toBe(true)
  expect(shouldRetry(1, new ApiError('offline', ''))).toBe(false)
})

test('what the server decided is not asked again', () => {
  expect(shouldRetry(0, new ApiError('forbidden', ''))).toBe(false)
  expect(shouldRetry(0, new ApiError('not-signed-in', ''))).toBe(false)
  expect(shouldRetry(0, new Error('a mistake of ours'))).toBe(false)
})
