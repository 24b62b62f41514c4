import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { open, seal } from './sealing'

const key = randomBytes(32)

it('opens what it has sealed, and nothing of it can be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), fc.string(), (text, about) => {
      const sealed = seal(key, text, about)
      expect(open(key, sealed, about)).toBe(text)
      expect(Buffer.from(sealed).includes(Buffer.from(text))).toBe(false)
    }),
  )
})

it('never seals the same text to the same bytes', () => {
  expect(Buffer.from(seal(key, 'a secret', 'p1')).equals(seal(key, 'a secret', 'p1'))).toBe(false)
})

it('opens nothing with another key, for another provider, or when a bit has changed', () => {
  const sealed = seal(key, 'a secret', 'p1')
  expect(() => open(randomBytes(32), sealed, 'p1')).toThrow(Error)
  expect(() => open(key, sealed, 'p2')).toThrow(Error)
  for (const at of sealed.keys()) {
    const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte))
    expect(() => open(key, changed, 'p1')).toThrow(Error)
  }
})
