import type { Selectable } from 'kysely'
import type { Database } from '../db/client'
import type { DocumentsTable } from '../db/schema'
import type { Transaction } from '../db/transaction'
import { checksumOf } from '../sync/checksum'
import { recoveryMs } from '../sync/log'
import { inPortions } from './in-portions'

type Document = Selectable<DocumentsTable>

/**
 * Makes the documents of a restored database go on from there (docs/sync.md L7, G2): each under a generation of its own,
 * taking back for thirty days what clients have and it has not. One that has begun again since the backup begins once
 * more, under an epoch that never was, because a copy of one beginning must not merge with another.
 * @param present the database whose place it takes; null where that cannot be read
 */
export async function continueDocuments(transaction: Transaction, present: Database | null, at: number): Promise<void> {
  const people = await idsOf(transaction, 'people')
  const before = new Map((await present?.read.selectFrom('documents').selectAll().execute())?.map((document) => [document.id, document]))
  for (const document of await transaction.selectFrom('documents').selectAll().execute()) {
    const replaced = before.get(document.id)
    const generation = Math.max(document.generation, replaced?.generation ?? 0) + 1
    const access_version = Math.max(document.access_version, replaced?.access_version ?? 0)
    const isSame = replaced === undefined || replaced.epoch === document.epoch
    const epoch = isSame ? document.epoch : Math.max(document.epoch, replaced.epoch) + 1
    await transaction
      .updateTable('documents')
      .set({ epoch, generation, access_version, recovering_until: isSame ? at + recoveryMs : null })
      .where('id', '=', document.id)
      .execute()
    if (!isSame) await carrySnapshots(transaction, document, epoch)
    else if (present !== null && replaced !== undefined) await carryClientIds(transaction, present, document.id, people)
  }
}

/** A snapshot says of which epoch it is, and counts only under that one. */
async function carrySnapshots(transaction: Transaction, { id: documentId }: Document, epoch: number): Promise<void> {
  const kept = await transaction.selectFrom('document_snapshots').select(['id', 'epoch', 'seq']).where('document_id', '=', documentId).execute()
  for (const { id, epoch: old, seq } of kept) {
    const { bytes, checksum } = await transaction.selectFrom('document_snapshots').select(['bytes', 'checksum']).where('id', '=', id).executeTakeFirstOrThrow()
    // A damaged one stays what it is: damaged.
    if (checksumOf({ documentId, epoch: old, seq, bytes }) !== checksum) continue
    const renewed = { epoch, checksum: checksumOf({ documentId, epoch, seq, bytes }) }
    await transaction.updateTable('document_snapshots').set(renewed).where('id', '=', id).execute()
  }
}

/** Whose ids are whose has not changed: what was bound since the backup stays bound (docs/sync.md G2). */
async function carryClientIds(transaction: Transaction, present: Database, documentId: string, people: ReadonlySet<string>): Promise<void> {
  const bound = await present.read.selectFrom('client_ids').selectAll().where('document_id', '=', documentId).execute()
  await inPortions(
    bound.filter(({ person_id }) => people.has(person_id)),
    (rows) => transaction.insertInto('client_ids').values(rows).onConflict((conflict) => conflict.doNothing()).execute(),
  )
}

/**
 * Keeps what cycles of the backup have got since, where nobody could bring it back: pictures, and whole documents, which
 * are personal ones whose author first came by then. Their rows point at people and cycles that the backup knows.
 * @returns how many documents
 */
export async function keepNewer(transaction: Transaction, present: Database): Promise<number> {
  const [cycles, people, documents, images] = await Promise.all([
    idsOf(transaction, 'cycles'),
    idsOf(transaction, 'people'),
    idsOf(transaction, 'documents'),
    idsOf(transaction, 'images'),
  ])
  const pictures = await present.read.selectFrom('images').select(['id', 'cycle_id']).execute()
  for (const { id, cycle_id } of pictures) {
    if (images.has(id) || !cycles.has(cycle_id)) continue
    const picture = await present.read.selectFrom('images').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await transaction.insertInto('images').values(picture).execute()
  }
  const newer = (await present.read.selectFrom('documents').selectAll().execute()).filter(
    ({ id, cycle_id, owner_id }) => !documents.has(id) && cycles.has(cycle_id) && owner_id !== null && people.has(owner_id),
  )
  for (const document of newer) await keepDocument(transaction, present, document, people)
  return newer.length
}

async function keepDocument(transaction: Transaction, { read }: Database, document: Document, people: ReadonlySet<string>): Promise<void> {
  const isKnown = ({ person_id }: { person_id: string | null }) => person_id === null || people.has(person_id)
  const { id } = document
  await transaction.insertInto('documents').values(document).execute()
  const updates = await read.selectFrom('document_updates').selectAll().where('document_id', '=', id).execute()
  await inPortions(updates, (rows) =>
    transaction.insertInto('document_updates').values(rows.map((row) => (isKnown(row) ? row : { ...row, person_id: null }))).execute(),
  )
  const snapshots = await read.selectFrom('document_snapshots').selectAll().where('document_id', '=', id).execute()
  for (const snapshot of snapshots) await transaction.insertInto('document_snapshots').values(snapshot).execute()
  const authors = await read.selectFrom('document_authors').selectAll().where('document_id', '=', id).execute()
  await inPortions(authors.filter(isKnown), (rows) => transaction.insertInto('document_authors').values(rows).execute())
  const ids = await read.selectFrom('client_ids').selectAll().where('document_id', '=', id).execute()
  await inPortions(ids.filter(isKnown), (rows) => transaction.insertInto('client_ids').values(rows).execute())
}

export async function idsOf(transaction: Transaction, table: 'people' | 'cycles' | 'documents' | 'images' | 'teams'): Promise<ReadonlySet<string>> {
  const rows = await transaction.selectFrom(table).select('id').execute()
  return new Set(rows.map(({ id }) => id))
}
