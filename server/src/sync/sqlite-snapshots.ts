import { randomUUID } from 'node:crypto'
import type { Database } from '../db/client'
import { inTransaction, type Transaction } from '../db/transaction'
import { checksumOf } from './checksum'
import { DamagedSnapshot, keptSnapshots, type Snapshot } from './log'

/** Rows that one transaction deletes: whoever types meanwhile waits for no more than that. */
const rowsAtOnce = 500

interface Kept {
  id: string
  seq: number
}

/** The snapshots of a document under this epoch, newest first. */
export async function snapshotsOf({ read }: Database, documentId: string, epoch: number): Promise<Kept[]> {
  return read
    .selectFrom('document_snapshots')
    .select(['id', 'seq'])
    .where('document_id', '=', documentId)
    .where('epoch', '=', epoch)
    .orderBy('seq', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** A snapshot's bytes; null when they are not what was written. */
export async function readSnapshot({ read }: Database, id: string): Promise<Uint8Array | null> {
  const row = await read
    .selectFrom('document_snapshots')
    .select(['document_id', 'epoch', 'seq', 'checksum', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { document_id: documentId, epoch, seq, checksum, bytes } = row
  return checksumOf({ documentId, epoch, seq, bytes }) === checksum ? bytes : null
}

/** `Log.keep`: never over another one, also not over a damaged one of the same row. */
export async function keepSnapshot(database: Database, snapshot: Snapshot): Promise<boolean> {
  const { documentId, buildingId, epoch, generation, seq, bytes, at } = snapshot
  const id = randomUUID()
  const kept = await inTransaction(database, async (transaction) => {
    const document = await transaction
      .selectFrom('documents')
      .select('id')
      .where('id', '=', documentId)
      .where('epoch', '=', epoch)
      .where('generation', '=', generation)
      .where('head_seq', '>=', seq)
      .executeTakeFirst()
    if (document === undefined) return false
    await transaction
      .insertInto('document_snapshots')
      .values({
        ...{ id, building_id: buildingId, document_id: documentId, epoch, generation, seq, created_at: at },
        ...{ checksum: checksumOf(snapshot), bytes },
      })
      .execute()
    return true
  })
  if (!kept) return false
  if ((await readSnapshot(database, id)) === null && (await isThere(database, id))) throw new DamagedSnapshot(documentId, seq)
  return true
}

/** `Log.prune`. Snapshots go first, then rows from the oldest on: wherever it stops, what is left makes the whole. */
export async function pruneLog(database: Database, documentId: string, epoch: number): Promise<void> {
  const good: Kept[] = []
  const spent: string[] = []
  for (const kept of await snapshotsOf(database, documentId, epoch)) {
    const needed = good.length < keptSnapshots && (await readSnapshot(database, kept.id)) !== null
    if (needed) good.push(kept)
    // A damaged one that is the newest may be looked at by somebody first; those behind a good one are of no use.
    else if (good.length > 0) spent.push(kept.id)
  }
  if (spent.length > 0) await database.write.deleteFrom('document_snapshots').where('id', 'in', spent).execute()
  const oldest = good[keptSnapshots - 1]
  if (oldest === undefined) return
  while (await inTransaction(database, (transaction) => deleteSomeRows(transaction, documentId, epoch, oldest))) continue
}

/** Deletes the oldest rows, up to the one that `oldest` holds. Returns whether there are more. */
async function deleteSomeRows(transaction: Transaction, documentId: string, epoch: number, oldest: Kept): Promise<boolean> {
  const stillThere = await transaction
    .selectFrom('document_snapshots')
    .select('id')
    .where('id', '=', oldest.id)
    .where('epoch', '=', epoch)
    .executeTakeFirst()
  const { first } = await transaction
    .selectFrom('document_updates')
    .select(({ fn }) => fn.min<number | null>('seq').as('first'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  if (stillThere === undefined || first === null || Number(first) > oldest.seq) return false
  const upTo = Math.min(oldest.seq, Number(first) + rowsAtOnce - 1)
  await keepAuthors(transaction, documentId, upTo)
  await transaction.deleteFrom('document_updates').where('document_id', '=', documentId).where('seq', '<=', upTo).execute()
  return upTo < oldest.seq
}

/**
 * Who wrote the rows that are about to go, and when: "since you were here" tells of them as before. Whoever brought back
 * what others had written has not written it.
 */
export async function keepAuthors(transaction: Transaction, documentId: string, upTo: number): Promise<void> {
  await transaction
    .insertInto('document_authors')
    .columns(['building_id', 'document_id', 'person_id', 'first_at', 'last_at', 'last_seq', 'edits'])
    .expression((from) =>
      from
        .selectFrom('document_updates')
        .select(['building_id', 'document_id', from.ref('person_id').$notNull().as('person_id')])
        .select(({ fn }) => [
          fn.min<number>('at').as('first_at'),
          fn.max<number>('at').as('last_at'),
          fn.max<number>('seq').as('last_seq'),
          fn.countAll<number>().as('edits'),
        ])
        .where('document_id', '=', documentId)
        .where('seq', '<=', upTo)
        .where('person_id', 'is not', null)
        .where('recovered', '=', 0)
        .groupBy(['building_id', 'document_id', 'person_id']),
    )
    .onConflict((conflict) =>
      conflict.columns(['document_id', 'person_id']).doUpdateSet(({ ref, eb }) => ({
        last_at: ref('excluded.last_at'),
        last_seq: ref('excluded.last_seq'),
        edits: eb('document_authors.edits', '+', ref('excluded.edits')),
      })),
    )
    .execute()
}

async function isThere({ read }: Database, id: string): Promise<boolean> {
  const row = await read.selectFrom('document_snapshots').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}
