import type { Database } from '../db/client'
import type { Step } from '../db/sqlite-thread'
import type { Appended, Batch, NewUpdate } from './log'

/** Compiled once: an append is run hundreds of times a second. Parameters stand in the order of the wording. */
interface Wordings {
  /** new head · id, epoch, generation, head */
  raiseHead: string
  /** new head · id, epoch, generation, head, access version */
  raiseHeadOfEditors: string
  /** building, document, seq, at, person, bytes, recovered */
  insertUpdate: string
  /** document, client id, building, person, at */
  bindClientId: string
}

/**
 * Appends to the log in SQLite (docs/sync.md L1, L2): one transaction of prepared statements, in one message to the
 * writer. A document's head is raised only where it is what the writer believes in, under the access version under
 * which the authors were let in; where it is not, its rows are left out, and it is asked why.
 */
export function appendsTo(database: Database): (batches: readonly Batch[]) => Promise<Appended[]> {
  const wordings = wordingsOf(database)
  return async (batches) => {
    const steps: Step[] = []
    const heads = batches.map((batch) => {
      const at = steps.length
      steps.push(...stepsOf(batch, wordings))
      return at
    })
    const changes = await database.writeAll(steps)
    const outcomes: Appended[] = []
    for (const [index, batch] of batches.entries()) {
      outcomes.push(changes[heads[index] ?? 0] === 1 ? 'committed' : await whyNot(database, batch))
    }
    return outcomes
  }
}

function stepsOf({ documentId, buildingId, epoch, generation, headSeq, updates }: Batch, wordings: Wordings): Step[] {
  const rows = updates.flatMap((update, index) => stepsOfRow(update, headSeq + index + 1, documentId, buildingId, wordings))
  const of = [headSeq + updates.length, documentId, epoch, generation, headSeq]
  const version = versionOf(updates)
  const head = version === null ? { sql: wordings.raiseHead, parameters: of } : { sql: wordings.raiseHeadOfEditors, parameters: [...of, version] }
  return [{ ...head, skips: rows.length }, ...rows]
}

function stepsOfRow({ at, personId, bytes, recovered = false, binds = [] }: NewUpdate, seq: number, documentId: string, buildingId: string, wordings: Wordings): Step[] {
  const row = { sql: wordings.insertUpdate, parameters: [buildingId, documentId, seq, at, personId, bytes, recovered ? 1 : 0] }
  if (personId === null || binds.length === 0) return [row]
  return [row, ...binds.map((clientId) => ({ sql: wordings.bindClientId, parameters: [documentId, clientId, buildingId, personId, at] }))]
}

/** No version that a document has: two authors who were let in under different ones cannot both be right. */
const impossible = -1

/** The one access version of all authors in here; null when nobody had to be let in. */
function versionOf(updates: readonly NewUpdate[]): number | null {
  let version: number | null = null
  for (const { accessVersion } of updates) {
    if (accessVersion === null || accessVersion === version) continue
    if (version !== null) return impossible
    version = accessVersion
  }
  return version
}

async function whyNot({ write }: Database, { documentId, epoch, generation, headSeq }: Batch): Promise<Exclude<Appended, 'committed'>> {
  const document = await write.selectFrom('documents').select(['epoch', 'generation', 'head_seq']).where('id', '=', documentId).executeTakeFirst()
  if (document === undefined) return 'gone'
  if (document.epoch !== epoch) return 'epoch-changed'
  return document.generation !== generation || document.head_seq !== headSeq ? 'moved' : 'access-changed'
}

function wordingsOf({ write }: Database): Wordings {
  const raise = write
    .updateTable('documents')
    .set({ head_seq: 0 })
    .where('id', '=', '')
    .where('epoch', '=', 0)
    .where('generation', '=', 0)
    .where('head_seq', '=', 0)
  const row = { building_id: '', document_id: '', seq: 0, at: 0, person_id: '', bytes: new Uint8Array(), recovered: 0 } as const
  const bound = { document_id: '', client_id: 0, building_id: '', person_id: '', bound_at: 0 }
  return {
    raiseHead: raise.compile().sql,
    raiseHeadOfEditors: raise.where('access_version', '=', 0).compile().sql,
    insertUpdate: write.insertInto('document_updates').values(row).compile().sql,
    bindClientId: write
      .insertInto('client_ids')
      .values(bound)
      .onConflict((conflict) => conflict.columns(['document_id', 'client_id']).doNothing())
      .compile().sql,
  }
}
