import type { Migration } from '../migrate'

export const history: Migration = {
  name: '0013-history',
  async up({ schema }, { bytes, integer }) {
    await schema
      .createTable('cycle_versions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id').onDelete('cascade'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('ref', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('step', 'text')
      .addColumn('person_id', 'text', (column) => column.references('people.id'))
      .addColumn('at', integer, (column) => column.notNull())
      .addColumn('restored_id', 'text')
      // What a version is taken of, it is taken of once.
      .addUniqueConstraint('cycle_versions_once', ['cycle_id', 'kind', 'ref'])
      .execute()
    await schema
      .createTable('version_documents')
      .addColumn('version_id', 'text', (column) => column.notNull().references('cycle_versions.id').onDelete('cascade'))
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('document_id', 'text', (column) => column.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('epoch', integer, (column) => column.notNull())
      .addColumn('generation', integer, (column) => column.notNull())
      .addColumn('seq', integer, (column) => column.notNull())
      .addColumn('checksum', 'text', (column) => column.notNull())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('version_documents_key', ['version_id', 'document_id'])
      .execute()
    await schema.createIndex('version_documents_by_document').on('version_documents').column('document_id').execute()
    await schema
      .createTable('cycle_changes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id').onDelete('cascade'))
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('field', 'text')
      .addColumn('row_id', 'text')
      .addColumn('column_name', 'text')
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('count', integer, (column) => column.notNull())
      .addColumn('first_at', integer, (column) => column.notNull())
      .addColumn('at', integer, (column) => column.notNull())
      .execute()
    await schema.createIndex('cycle_changes_since').on('cycle_changes').columns(['cycle_id', 'at']).execute()
    // When the visit before the present one ended: "what changed since I was last here".
    await schema.alterTable('visits_to_cycles').addColumn('before_at', integer).execute()
  },
}
