import type { DocumentKind } from 'shared/cycles/fields'
import type { Refusal } from 'shared/sync/wire'
import * as Y from 'yjs'

/** The largest frame that is taken: 1 MiB. */
export const maxFrameBytes = 1024 * 1024

export type KnownRoots = (kind: DocumentKind, name: string) => boolean

/**
 * Looks at an update before anything of it is applied (docs/sync.md G1): why it is refused for good, or null. What
 * hangs below a known root is issue 4's to judge (G5).
 */
export function refusalOf(update: Uint8Array, kind: DocumentKind, isKnownRoot: KnownRoots): Refusal | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    if (deletesNothing(ds)) return 'malformed'
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      if (leansOnItsOwnFuture(struct)) return 'malformed'
      // Only the first item of a root carries the root's name; the others are found through their neighbours.
      if (typeof struct.parent === 'string' && !isKnownRoot(kind, struct.parent)) return 'unknown-field'
    }
    return null
  } catch {
    return 'malformed'
  }
}

/**
 * An item comes after what it stands beside and what it lies in. Yjs waits for what other clients have yet to send, but
 * takes this for granted within one client, and breaks half way through applying an update that lies about it.
 */
function leansOnItsOwnFuture({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  return [origin, rightOrigin, parent].some(
    (other) => other instanceof Y.ID && other.client === id.client && other.clock >= id.clock,
  )
}

/** Yjs never writes an empty range; it breaks half way when it has to park one. */
function deletesNothing({ clients }: ReturnType<typeof Y.decodeUpdate>['ds']): boolean {
  return [...clients.values()].some((ranges) => ranges.some(({ len }) => len === 0))
}

/** Would applying this update leave the document as it is? What a reader may send (docs/sync.md G4). */
export function changesNothing(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(doc), update)
}

/**
 * Drops what Yjs has parked because something before it is missing (docs/sync.md G3). True when there was anything:
 * then the sender has to be asked for all that the document lacks.
 */
export function dropGap(doc: Y.Doc): boolean {
  const { store } = doc
  const gap = store.pendingStructs !== null || store.pendingDs !== null
  store.pendingStructs = null
  store.pendingDs = null
  return gap
}
