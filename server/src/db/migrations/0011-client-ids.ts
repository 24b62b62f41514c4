import * as Y from 'yjs'
import type { Migration } from '../migrate'
import type { Transaction } from '../transaction'

export const clientIds: Migration = {
  name: '0011-client-ids',
  async up(db, { integer }) {
    // Whose client ids are whose (docs/sync.md G2), for longer than the rows themselves. They go with their document.
    await db.schema
      .createTable('client_ids')
      .addColumn('document_id', 'text', (column) => column.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('client_id', integer, (column) => column.notNull())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('bound_at', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('client_ids_key', ['document_id', 'client_id'])
      .execute()
    await bindAll(db)
  },
}

/** Binds the ids of what was written before this table: each to whoever wrote the first row under it. */
async function bindAll(db: Transaction): Promise<void> {
  for (const { id } of await db.selectFrom('documents').select('id').execute()) {
    const rows = db
      .selectFrom('document_updates')
      .select(['building_id', 'person_id', 'at', 'bytes'])
      .where('document_id', '=', id)
      .orderBy('seq')
      .execute()
    const seen = new Set<number>()
    for (const { building_id, person_id, at, bytes } of await rows) {
      for (const client_id of Y.parseUpdateMeta(bytes).from.keys()) {
        if (seen.has(client_id)) continue
        seen.add(client_id)
        const bound = { building_id, document_id: id, client_id, person_id, bound_at: at }
        if (person_id !== null) await db.insertInto('client_ids').values({ ...bound, person_id }).execute()
      }
    }
  }
}
