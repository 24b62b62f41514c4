import { createHash } from 'node:crypto'
import type { Snapshot } from './log'

/** SHA-256, in hexadecimal, over what a snapshot says and of what it says it (docs/sync.md L4). */
export function checksumOf({ documentId, epoch, seq, bytes }: Pick<Snapshot, 'documentId' | 'epoch' | 'seq' | 'bytes'>): string {
  return createHash('sha256').update(JSON.stringify([documentId, epoch, seq])).update(bytes).digest('hex')
}
