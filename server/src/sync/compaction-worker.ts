/**
 * A thread that replays the rows of one document and ends (docs/sync.md L4, V5). It stands on packages and erasable
 * TypeScript alone, because in tests and under `npm run dev` Node loads this very file.
 */
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import * as Y from 'yjs'

export interface Job {
  kind: 'replay'
  /** All updates, one after the other. */
  bytes: Uint8Array
  /** Where each of them ends. */
  ends: Uint32Array
}

/** Whoever types comes first. */
const niceness = 10

/**
 * The state that these updates make together, as one update. In one transaction and never with `Y.mergeUpdates`, which
 * takes minutes where this takes a moment (100,000 updates: 194 s against 0.16 s).
 * @throws Error when they make no whole, or when the result does not make the very same document again
 */
export function replay(updates: Iterable<Uint8Array>): Uint8Array {
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const state = Y.encodeStateAsUpdate(doc)
  const again = new Y.Doc({ gc: true })
  Y.applyUpdate(again, state)
  const isWhole = !waits(doc) && !waits(again)
  if (!isWhole) throw new Error('rows are missing')
  const isSame = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)) && areEqual(state, Y.encodeStateAsUpdate(again))
  if (!isSame) throw new Error('the snapshot makes another document than the rows')
  return state
}

function waits({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

function* updatesOf({ bytes, ends }: Job): Generator<Uint8Array> {
  let start = 0
  for (const end of ends) {
    yield bytes.subarray(start, end)
    start = end
  }
}

function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'replay'
}

function stepBack(): void {
  // On Linux this is about the thread alone; elsewhere it would be about the whole server.
  if (process.platform !== 'linux') return
  try {
    setPriority(niceness)
  } catch {
    // Not allowed here: the work is the same.
  }
}

const job: unknown = workerData
if (parentPort !== null && isJob(job)) {
  stepBack()
  const state = replay(updatesOf(job))
  // A buffer of its own, which can change hands.
  const own = new Uint8Array(state)
  parentPort.postMessage(own, [own.buffer])
}
