import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeMark, messageType, readMark } from 'shared/sync/wire'

/** A frame from a client, taken apart. `bytes` are not looked into here. */
export type Frame =
  /** SyncStep1: what the client has; it wants the rest. */
  | { kind: 'ask'; stateVector: Uint8Array }
  /** SyncStep2 (`answer`), or an update. */
  | { kind: 'update'; answer: boolean; bytes: Uint8Array }
  | { kind: 'awareness'; bytes: Uint8Array }
  | { kind: 'awareness-query' }
  | { kind: 'mark'; n: number }
  | { kind: 'unknown' }

/** Is this a SyncStep1? */
export function isAsk(frame: Uint8Array): boolean {
  return frame[0] === messageType.sync && frame[1] === syncStep.ask
}

/** Asks who else is here. */
export const introduceFrame = new Uint8Array([messageType.queryAwareness])

/** How the wire says that this is one: the byte behind the type. */
const ackKind = encodeMark({ kind: 'ack', n: 0 })[1] ?? 0

const syncStep = { ask: 0, answer: 1, update: 2 } as const

/** Throws on a frame that ends too early or says nothing known. */
export function readFrame(frame: Uint8Array): Frame {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case messageType.sync:
      return readSync(decoder)
    case messageType.awareness:
      return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
    case messageType.queryAwareness:
      return { kind: 'awareness-query' }
    case messageType.mark: {
      const mark = readMark(decoder)
      return mark.kind === 'mark' ? { kind: 'mark', n: mark.n } : { kind: 'unknown' }
    }
    default:
      return { kind: 'unknown' }
  }
}

function readSync(decoder: decoding.Decoder): Frame {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  switch (step) {
    case syncStep.ask:
      return { kind: 'ask', stateVector: bytes }
    case syncStep.answer:
      return { kind: 'update', answer: true, bytes }
    case syncStep.update:
      return { kind: 'update', answer: false, bytes }
    default:
      throw new Error('unknown sync step')
  }
}

export const askFrame = (stateVector: Uint8Array) => syncFrame(syncStep.ask, stateVector)
export const answerFrame = (update: Uint8Array) => syncFrame(syncStep.answer, update)
export const updateFrame = (update: Uint8Array) => syncFrame(syncStep.update, update)

/** By hand, because this is written for every edit: an encoder of lib0's makes three blocks of memory for one. */
function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const head = 2 + lengthOfVarUint(bytes.byteLength)
  const frame = new Uint8Array(head + bytes.byteLength)
  frame[0] = messageType.sync
  frame[1] = step
  writeVarUint(frame, 2, bytes.byteLength)
  frame.set(bytes, head)
  return frame
}

/** What `encodeMark` says of an acknowledgement. */
export function ackFrame(n: number): Uint8Array {
  const frame = new Uint8Array(2 + lengthOfVarUint(n))
  frame[0] = messageType.mark
  frame[1] = ackKind
  writeVarUint(frame, 2, n)
  return frame
}

/** Seven bits a byte, the lowest first; all but the last have the eighth set (lib0/encoding, writeVarUint). */
function writeVarUint(into: Uint8Array, at: number, value: number): void {
  let rest = value
  let place = at
  for (; rest > 127; rest = Math.floor(rest / 128)) into[place++] = 128 | (rest % 128)
  into[place] = rest
}

function lengthOfVarUint(value: number): number {
  let length = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++
  return length
}

export interface AwarenessEntry {
  clientId: number
  clock: number
  /** JSON; 'null' when the client has left. */
  state: string
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  const list = encoding.createEncoder()
  encoding.writeVarUint(list, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(list, clientId)
    encoding.writeVarUint(list, clock)
    encoding.writeVarString(list, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(list))
  return encoding.toUint8Array(encoder)
}

/** Nobody has more to say about who is here. */
const mostEntries = 1000

/** Throws on a list that ends too early, or is too long. */
export function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const length = decoding.readVarUint(decoder)
  if (length > mostEntries) throw new Error('too many states')
  const entries: AwarenessEntry[] = []
  for (let index = 0; index < length; index++) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    entries.push({ clientId, clock, state: decoding.readVarString(decoder) })
  }
  return entries
}

/** Says nothing, and keeps a stock client's watchdog quiet: it counts messages, not pings (docs/sync.md V1). */
export const heartbeatFrame = awarenessFrame([])
