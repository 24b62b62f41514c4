import type { LoadedCopy, LocalCopy } from './local-copy'
import { copyName, type CopyRecord, deleteCopy, type LocalDatabase } from './local-database'
import { seal, unseal } from './seal'

/** Milliseconds in which this person's updates gather before they are sealed and written together. */
const gather = 50
/** What colleagues write is on the server already: it may wait, so that seven who type do not keep this device busy. */
const gatherOthers = 1500
/** Nothing is wrong meanwhile: what is sent twice is one. */
const gatherAcknowledgements = 400

export interface SealedCopySettings {
  database: LocalDatabase
  /** Null once its owner has signed out: nothing more is kept then. */
  key: () => CryptoKey | null
  copy: Pick<CopyRecord, 'personId' | 'documentId' | 'kind' | 'epoch' | 'schemaVersion'>
  now: () => number
  /** Rows after which the log is rewritten as one. */
  longLog?: number
}

interface Waiting {
  update: Uint8Array
  change: number | null
  kept: () => void
  failed: (reason: unknown) => void
}

/**
 * A local copy as a log of sealed updates. Two tabs of the same person write into the same log: each knows which rows it
 * has read or written, and speaks for those only.
 */
export function sealedCopy({ database, key, copy, now, longLog = 300 }: SealedCopySettings): LocalCopy {
  const name = copyName(copy)
  /** Rows that this page has read or written; for unsent ones, the number of the last change that they carry. */
  const known = new Map<number, number | null>()
  let state: () => Uint8Array = () => new Uint8Array()
  let waiting: Waiting[] = []
  let writing: Promise<void> | null = null
  let lastChange: number | null = null
  let acknowledgedUpTo = 0
  let stepWanted = false
  let stepWritten = false
  /** A write has failed: the next one must carry the whole document. */
  let hasHole = false
  let forgotten = false

  let hurry = () => {}
  let settling: Promise<void> | null = null

  /** Waits until what has come is worth a write: not long as soon as {@link hurry} is called. */
  async function gathered(): Promise<void> {
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, gatherOthers)
      hurry = () => {
        hurry = () => {}
        clearTimeout(patience)
        setTimeout(resolve, gather)
      }
    })
    hurry = () => {}
  }

  async function write(): Promise<void> {
    await gathered()
    while (waiting.length > 0 && !forgotten) {
      const batch = waiting
      waiting = []
      try {
        // In step before this batch was taken: so all that the server had sent by then is in it, or before it.
        await append(batch, stepWanted)
        hasHole = false
        for (const each of batch) each.kept()
      } catch (error) {
        hasHole = true
        for (const each of batch) each.failed(error)
      }
    }
    writing = null
  }

  async function append(batch: readonly Waiting[], inStep: boolean): Promise<void> {
    const opened = key()
    if (!opened) throw new Error('signed out')
    const replaced = hasHole || known.size >= longLog ? [...known.keys()] : null
    const update = replaced ? state() : await merge(batch.map((each) => each.update))
    const carries = replaced
      ? [...known.values()].reduce(maxOf, lastChange)
      : batch.reduce<number | null>((last, each) => maxOf(last, each.change), null)
    const sealed = await seal(opened, name, update)

    const transaction = database.transaction(['copies', 'rows'], 'readwrite', { durability: 'strict' })
    const rows = transaction.objectStore('rows')
    const copies = transaction.objectStore('copies')
    const record = (await copies.get(name)) ?? newRecord()
    const id = await rows.add({ ...sealed, copy: name })
    const unsent = record.unsent.filter((row) => !replaced?.includes(row))
    if (carries !== null && carries > acknowledgedUpTo) unsent.push(id)
    const changed: CopyRecord = { ...record, unsent, inStep: record.inStep || inStep, lastAt: now() }
    await Promise.all([copies.put(changed), ...(replaced ?? []).map((row) => rows.delete(row)), transaction.done])
    stepWritten ||= inStep
    for (const row of replaced ?? []) known.delete(row)
    known.set(id, carries)
  }

  function newRecord(): CopyRecord {
    return { ...copy, name, inStep: false, unsent: [], lastAt: now() }
  }

  async function updateRecord(change: (record: CopyRecord) => CopyRecord): Promise<void> {
    if (forgotten || !key()) return
    const transaction = database.transaction('copies', 'readwrite')
    const record = (await transaction.store.get(name)) ?? newRecord()
    await Promise.all([transaction.store.put({ ...change(record), lastAt: now() }), transaction.done])
  }

  /** Notes, once for all that has been acknowledged meanwhile, which rows the server has. */
  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherAcknowledgements))
    settling = null
    const settled = [...known].flatMap(([id, carries]) => (carries !== null && carries <= acknowledgedUpTo ? [id] : []))
    if (settled.length === 0) return
    for (const id of settled) known.set(id, null)
    await updateRecord((record) => ({ ...record, unsent: record.unsent.filter((id) => !settled.includes(id)) }))
  }

  return {
    async open(wholeState) {
      state = wholeState
      const transaction = database.transaction(['copies', 'rows'], 'readonly')
      const record = await transaction.objectStore('copies').get(name)
      const index = transaction.objectStore('rows').index('byCopy')
      const [ids, rows] = await Promise.all([index.getAllKeys(name), index.getAll(name), transaction.done])
      const unsent = new Set(record?.unsent)
      for (const id of ids) known.set(id, unsent.has(id) ? 1 : null)
      const opened = key()
      const updates = await Promise.all(rows.map(async (row) => opened && unseal(opened, name, row).catch(() => null)))
      const loaded: LoadedCopy = { inStep: (record?.inStep ?? false) && !updates.includes(null), sent: [], unsent: [] }
      updates.forEach((update, at) => update && loaded[unsent.has(ids[at] ?? -1) ? 'unsent' : 'sent'].push(update))
      stepWanted = stepWritten = loaded.inStep
      return loaded
    },
    keep(update, change) {
      if (forgotten) return Promise.reject(new Error('forgotten'))
      lastChange = maxOf(lastChange, change)
      return new Promise((kept, failed) => {
        waiting.push({ update, change, kept, failed })
        writing ??= write()
        if (change !== null) hurry()
      })
    },
    async acknowledged(change) {
      acknowledgedUpTo = Math.max(acknowledgedUpTo, change)
      await (settling ??= settle())
    },
    async inStep() {
      stepWanted = true
      // What came from the server may still be on its way through the queue.
      hurry()
      await writing
      if (stepWritten || hasHole) return
      await updateRecord((record) => ({ ...record, inStep: true }))
      stepWritten = true
    },
    async forget() {
      forgotten = true
      hurry()
      await writing
      await deleteCopy(database, name)
    },
  }
}

function maxOf(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b)
}

/** Yjs comes with the cycle page, which is there by the time that anything is kept: the first page does without. */
async function merge(updates: Uint8Array[]): Promise<Uint8Array> {
  const { mergeUpdates } = await import('yjs')
  return mergeUpdates(updates)
}
