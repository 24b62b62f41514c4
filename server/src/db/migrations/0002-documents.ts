import { sql } from 'kysely'
import type { Migration } from '../migrate'

export const documents: Migration = {
  name: '0002-documents',
  async up({ schema }, { bytes, integer }) {
    await schema
      .createTable('documents')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
      .addColumn('owner_id', 'text', (column) => column.references('people.id'))
      .addColumn('epoch', integer, (column) => column.notNull())
      .addColumn('generation', integer, (column) => column.notNull())
      .addColumn('head_seq', integer, (column) => column.notNull())
      .addColumn('access_version', integer, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .execute()
    // One shared document a kind and cycle, one personal document an author and cycle. Null owners don't collide in
    // a unique index on either engine, so the shared ones have an index of their own.
    await schema
      .createIndex('documents_shared')
      .unique()
      .on('documents')
      .columns(['cycle_id', 'kind'])
      .where(sql<boolean>`owner_id is null`)
      .execute()
    await schema
      .createIndex('documents_personal')
      .unique()
      .on('documents')
      .columns(['cycle_id', 'owner_id'])
      .execute()
    await schema
      .createTable('document_updates')
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('document_id', 'text', (column) => column.notNull().references('documents.id'))
      .addColumn('seq', integer, (column) => column.notNull())
      .addColumn('at', integer, (column) => column.notNull())
      .addColumn('person_id', 'text', (column) => column.references('people.id'))
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('document_updates_key', ['document_id', 'seq'])
      .execute()
  },
}
