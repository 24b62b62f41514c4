import { createHmac, hkdfSync } from 'node:crypto'
import type { Needle } from 'shared/erasing/words'

/** The key of all fingerprints, made from the server's secrets: whoever has the database alone can try no names. */
export function fingerprintKey(sealingKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', sealingKey, '', 'clear-cycle erasures', 32))
}

/** Of a name's words as they are compared (`foldsOfName`); hexadecimal. */
export function fingerprintOf(key: Uint8Array, folds: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(folds)).digest('hex')
}

/** Tells this key from another without telling it. */
export function keyCheckOf(key: Uint8Array): string {
  return fingerprintOf(key, ['', 'is this the key', ''])
}

/** More windows than this are not remembered: they are words of one erasure, and go with it. */
const mostRemembered = 50_000

/** Finds a name of which only the fingerprint is known: looks at every window of so many words. */
export function needleByFingerprint(key: Uint8Array, { fingerprint, words, capitalized }: { fingerprint: string; words: number; capitalized: boolean }): Needle {
  const known = new Map<string, boolean>()
  return {
    words,
    capitalized,
    is(folds) {
      const window = folds.join(' ')
      const remembered = known.get(window)
      if (remembered !== undefined) return remembered
      const found = fingerprintOf(key, folds) === fingerprint
      if (known.size < mostRemembered) known.set(window, found)
      return found
    },
  }
}
