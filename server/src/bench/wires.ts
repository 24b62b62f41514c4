import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeMark, messageType, readMark } from 'shared/sync/wire'

/** What a client has heard. Bytes are views into the frame. */
export type Heard =
  | { kind: 'update'; bytes: Uint8Array }
  /** All of the document: the client is in. */
  | { kind: 'document'; bytes: Uint8Array }
  /** The server wants to know what the client has that it has not. */
  | { kind: 'asked' }
  /** Our mark up to `n` is on the disk, says the server. */
  | { kind: 'acknowledged'; n: number }
  /** The next of our updates has been taken, says the server; it says nothing of a disk. */
  | { kind: 'taken' }
  | { kind: 'refused'; why: string }
  | { kind: 'other' }

/** How a client speaks to one of the servers. */
export interface Wire {
  /** What it says as soon as it may speak. */
  greeting(documentId: string): Uint8Array[]
  edit(documentId: string, update: Uint8Array): Uint8Array
  /** What it says to have its n-th mark acknowledged; null where there are no marks. */
  mark(n: number): Uint8Array | null
  /** The answer to a server that asks, of a client that has nothing of its own. */
  nothingNew(documentId: string): Uint8Array
  hear(frame: Uint8Array): Heard
}

const step = { ask: 0, answer: 1, update: 2 } as const
const emptyVector = new Uint8Array([0])
const emptyUpdate = new Uint8Array([0, 0])

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function sync(type: number, bytes: Uint8Array) {
  return (encoder: encoding.Encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  }
}

function hearSync(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (type === step.update) return { kind: 'update', bytes }
  return type === step.answer ? { kind: 'document', bytes } : { kind: 'asked' }
}

/** Ours: y-websocket's frames, and marks. */
export const ours: Wire = {
  greeting: () => [frame(sync(step.ask, emptyVector))],
  edit: (_, update) => frame(sync(step.update, update)),
  mark: (n) => encodeMark({ kind: 'mark', n }),
  nothingNew: () => frame(sync(step.answer, emptyUpdate)),
  hear(bytes) {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sync) return hearSync(decoder)
    if (type !== messageType.mark) return { kind: 'other' }
    const mark = readMark(decoder)
    if (mark.kind === 'nack') return { kind: 'refused', why: mark.reason }
    return mark.kind === 'ack' ? { kind: 'acknowledged', n: mark.n } : { kind: 'other' }
  },
}

/** The relay passes on what it gets, and has nothing to say itself. */
export const relay: Wire = { ...ours, greeting: () => [], mark: () => null }

/** As in @hocuspocus/server 4.7, src/types.ts and @hocuspocus/common, src/auth.ts. */
const theirs = { sync: 0, auth: 2, syncReply: 4, syncStatus: 8 } as const
const auth = { token: 0, denied: 1, granted: 2 } as const

/** Hocuspocus: each frame begins with the document's name. */
export const hocuspocus: Wire = {
  greeting: (documentId) => [
    frame((encoder) => {
      encoding.writeVarString(encoder, documentId)
      encoding.writeVarUint(encoder, theirs.auth)
      encoding.writeVarUint(encoder, auth.token)
      encoding.writeVarString(encoder, 'a token')
    }),
    named(documentId, sync(step.ask, emptyVector)),
  ],
  edit: (documentId, update) => named(documentId, sync(step.update, update)),
  mark: () => null,
  nothingNew: (documentId) => named(documentId, sync(step.answer, emptyUpdate)),
  hear(bytes) {
    const decoder = decoding.createDecoder(bytes)
    decoding.readVarString(decoder)
    switch (decoding.readVarUint(decoder)) {
      case theirs.sync:
      case theirs.syncReply:
        return hearSync(decoder)
      case theirs.syncStatus:
        return decoding.readVarUint(decoder) === 1 ? { kind: 'taken' } : { kind: 'refused', why: 'not taken' }
      case theirs.auth:
        return decoding.readVarUint(decoder) === auth.denied ? { kind: 'refused', why: 'denied' } : { kind: 'other' }
      default:
        return { kind: 'other' }
    }
  },
}

function named(documentId: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarString(encoder, documentId)
    write(encoder)
  })
}

export const wires = { ours, relay, hocuspocus }
export type WireName = keyof typeof wires
