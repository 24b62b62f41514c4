import { createHmac } from 'node:crypto'
import type { CopyId } from 'shared/cycles/copies'

/** Hex digits of a copy's id: 128 bits. */
const idLength = 32

/**
 * Makes the ids of copies: an HMAC under a building's key that never leaves the server, so that a second copy finds the
 * first, and nobody can tell from the id whose row it was.
 */
export function copyIds(key: Uint8Array): CopyId {
  return (row) => createHmac('sha256', key).update(row).digest('hex').slice(0, idLength)
}
