import type { Refusal } from 'shared/sync/wire'
import * as Y from 'yjs'

/** How much one update may hold (docs/sync.md G2). */
export const updateLimits = {
  structs: 20_000,
  /** Of one struct, in characters or elements. */
  structLength: 200_000,
  /** A SyncStep2 carries the whole delete set, so it is its ranges that are counted, not whose they are. */
  deletedRanges: 200_000,
  /** Client ids that write something new: one is made at every load of a page. */
  newClientIds: 64,
} as const

export type Struct = Y.Item | Y.GC | Y.Skip

export interface Decoded {
  structs: readonly Struct[]
}

class TooMuch extends Error {}

type ByteReader = Y.UpdateDecoderV1['restDecoder']

/** `decodeUpdateV2` makes its own decoder and does not give it out. */
let latest: ByteReader | null = null

/** Stops while reading, so that a frame which claims too much costs no more than what is allowed. */
class BoundedDecoder extends Y.UpdateDecoderV1 {
  #structs = 0
  #ranges = 0

  constructor(bytes: ByteReader) {
    super(bytes)
    latest = bytes
  }

  override readInfo(): number {
    if (++this.#structs > updateLimits.structs) throw new TooMuch()
    return super.readInfo()
  }

  override readDsClock(): number {
    if (++this.#ranges > updateLimits.deletedRanges) throw new TooMuch()
    return super.readDsClock()
  }
}

/** Reads an update (V1) without applying anything of it, or says why it is refused (docs/sync.md G1, G2). */
export function decode(update: Uint8Array): Decoded | Refusal {
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, BoundedDecoder)
    // Another encoding may begin like this one; only this one ends like it.
    if (latest === null || latest.pos !== latest.arr.length) return 'malformed'
    return isSound(structs) && !deletesNothing(ds) ? { structs } : 'malformed'
  } catch (error) {
    return error instanceof TooMuch ? 'too-big' : 'malformed'
  } finally {
    latest = null
  }
}

function isSound(structs: readonly Struct[]): boolean {
  const ends = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = ends.get(client)
    // Each client's structs come in one row, whose clocks follow each other.
    if (struct.length < 1 || (end !== undefined && end !== clock)) return false
    if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock + struct.length)) return false
    if (struct instanceof Y.Item && leansOnItsOwnFuture(struct)) return false
    ends.set(client, clock + struct.length)
  }
  return true
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
