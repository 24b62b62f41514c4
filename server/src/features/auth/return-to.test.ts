import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localPath } from './return-to'

it.each(['/', '/cycles/c3', '/cycles/c3/A#goal', '/board?step=L'])('goes on to a page of ours: %s', (path) => {
  expect(localPath(path)).toBe(path)
})

it.each(['', 'cycles', '//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example', 'javascript:alert(1)', '/api/session', '/api', '/./api/x', '/a/..//evil.example'])(
  'goes Home instead of anywhere else: %j',
  (path) => {
    expect(localPath(path)).toBe('/')
  },
)

it('stays on this site, whatever is asked for', () => {
  const pieces = fc.constantFrom('/', '\\', '.', '..', 'evil.example', '@', ':', '?', '#', '%2f', '%5c', '\t', '\n', ' ', 'https:', 'a')
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 8 }).map((parts) => `/${parts.join('')}`))
  fc.assert(
    fc.property(anything, (asked) => {
      const { origin, pathname } = new URL(localPath(asked), 'https://clear.example')
      expect(origin).toBe('https://clear.example')
      expect(pathname.startsWith('/api/')).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})
