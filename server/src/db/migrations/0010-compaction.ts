import type { Migration } from '../migrate'

export const compaction: Migration = {
  name: '0010-compaction',
  async up({ schema }, { bytes, integer }) {
    // What the first rows of a document come to. Both tables go with their document.
    await schema
      .createTable('document_snapshots')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('document_id', 'text', (column) => column.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('epoch', integer, (column) => column.notNull())
      .addColumn('generation', integer, (column) => column.notNull())
      .addColumn('seq', integer, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .addColumn('checksum', 'text', (column) => column.notNull())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .execute()
    await schema.createIndex('document_snapshots_newest').on('document_snapshots').columns(['document_id', 'seq']).execute()
    // Who wrote the rows that stand in snapshots alone.
    await schema
      .createTable('document_authors')
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('document_id', 'text', (column) => column.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('first_at', integer, (column) => column.notNull())
      .addColumn('last_at', integer, (column) => column.notNull())
      .addColumn('last_seq', integer, (column) => column.notNull())
      .addColumn('edits', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('document_authors_key', ['document_id', 'person_id'])
      .execute()
  },
}
