import { shapes } from 'shared/cycles/fields'
import { project } from 'shared/document/projection'
import { rewrite } from 'shared/erasing/rewrite'
import type { Needle } from 'shared/erasing/words'
import * as Y from 'yjs'
import type { Transaction } from '../../db/transaction'
import type { Logged, ReapplyDependencies } from './dependencies'
import * as store from './store'
import type { Tally } from './tally'
import { cleanVersions, type CleanVersion, replaceVersions } from './versions'

type Dependencies = Pick<ReapplyDependencies, 'database' | 'documents' | 'now'>
type Row = Awaited<ReturnType<typeof store.documentsOf>>[number]

/** A document as it was a moment ago, opened before the transaction; what was written since is read in it. */
export interface Prepared {
  epoch: number
  generation: number
  seq: number
  doc: Y.Doc
  versions: ReadonlyMap<string, CleanVersion>
}

/** Thrown where a document has moved on in a way that what was prepared does not lead to: prepare again. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn'
}

/** More rows or bytes than this are put together in a thread of their own (docs/sync.md V5). */
const fewRows = 200
const fewBytes = 256 * 1024

/**
 * A cycle's documents, by id, with their versions made anew. A document that cannot be read is an error: half of it is not
 * erased. Between any two of them others have their turn (docs/sync.md V5).
 */
export async function prepare(dependencies: Dependencies, cycleId: string, needle: Needle): Promise<Map<string, Prepared>> {
  const { database, documents } = dependencies
  const prepared = new Map<string, Prepared>()
  for (const { id, kind } of await store.documentsOf(database.read, cycleId)) {
    const logged = await documents.load(id)
    if (logged === null) continue
    const { epoch, generation, headSeq: seq } = logged
    const versions = await cleanVersions(dependencies, id, kind, needle)
    prepared.set(id, { epoch, generation, seq, versions, doc: documentOf([await stateOf(documents, logged)]) })
  }
  return prepared
}

/** One update that makes the whole. */
export async function stateOf(documents: Dependencies['documents'], { updates }: Logged): Promise<Uint8Array> {
  const [only] = updates
  if (only !== undefined && updates.length === 1) return only
  if (updates.length > fewRows || updates.reduce((sum, { byteLength }) => sum + byteLength, 0) > fewBytes) return documents.replay(updates)
  return Y.encodeStateAsUpdate(documentOf(updates))
}

function documentOf(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/**
 * Makes every document of a cycle anew without the name, in the transaction: what was committed before it is in the new
 * documents, what comes after it finds another epoch and is refused.
 * @param floors epochs that each document must go beyond, by id
 * @returns the documents
 */
export async function eraseInDocuments(
  dependencies: Dependencies,
  transaction: Transaction,
  { cycleId, prepared, needle, tally, floors }: { cycleId: string; prepared: ReadonlyMap<string, Prepared>; needle: Needle; tally: Tally; floors: ReadonlyMap<string, number> },
): Promise<Map<string, number>> {
  const begun = new Map<string, number>()
  for (const row of await store.documentsOf(transaction, cycleId)) {
    const old = await presentOf(transaction, row, prepared.get(row.id))
    const made = rewrite(shapes[row.kind], old, needle)
    old.destroy()
    const epoch = Math.max(row.epoch, floors.get(row.id) ?? 0) + 1
    const { generation } = row
    const beginning = { documentId: row.id, buildingId: row.building_id, epoch, generation, seq: row.head_seq + 1, bytes: made.state, at: dependencies.now() }
    await dependencies.documents.keepAuthors(transaction, row.id, row.head_seq)
    await store.beginAnew(transaction, { ...beginning, checksum: dependencies.documents.checksum(beginning) })
    begun.set(row.id, epoch)
    // Of a personal document nobody is told whether anything was in it.
    if (row.kind !== 'personal') {
      const state = JSON.stringify(project(shapes[row.kind], made.doc).view)
      await store.keepState(transaction, { ...{ cycle_id: cycleId, kind: row.kind, building_id: row.building_id }, ...{ projected_seq: beginning.seq, state, updated_at: beginning.at } })
      for (const [field, count] of made.found) tally.add({ kind: row.kind, cycleId, field, count })
    }
    made.doc.destroy()
    await replaceVersions(dependencies, transaction, row, { prepared: prepared.get(row.id)?.versions ?? new Map<string, CleanVersion>(), needle, tally })
  }
  return begun
}

/** The document as it stands in this transaction. */
async function presentOf(transaction: Transaction, row: Row, prepared: Prepared | undefined): Promise<Y.Doc> {
  const isSame = prepared?.epoch === row.epoch && prepared.generation === row.generation
  // One that has come meanwhile has few rows, and its seed is the first of them.
  if (prepared !== undefined && !isSame) throw new MovedOn(row.id)
  const from = prepared?.seq ?? 0
  const rows = await store.rowsAfter(transaction, row.id, from)
  const isWhole = rows.every(({ seq }, index) => seq === from + index + 1) && from + rows.length === row.head_seq
  if (!isWhole) throw new MovedOn(row.id)
  const updates = rows.map(({ bytes }) => bytes)
  if (prepared === undefined) return documentOf(updates)
  for (const update of updates) Y.applyUpdate(prepared.doc, update)
  return prepared.doc
}

