import type { Migration } from '../migrate'

export const erasures: Migration = {
  name: '0014-erasures',
  async up({ schema }, { integer }) {
    await schema
      .createTable('erasures')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('team_id', 'text', (column) => column.references('teams.id'))
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('words', integer, (column) => column.notNull())
      .addColumn('capitalized', integer, (column) => column.notNull())
      .addColumn('asked_by', 'text', (column) => column.references('people.id'))
      .addColumn('asked_at', integer, (column) => column.notNull())
      .addColumn('finished_at', integer)
      .addColumn('report', 'text')
      .execute()
    await schema.createIndex('erasures_by_building').on('erasures').column('building_id').execute()
    // Of no document in particular: one that is made anew under the same id is held to it too.
    await schema
      .createTable('erased_documents')
      .addColumn('document_id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('epoch', integer, (column) => column.notNull())
      .execute()
  },
}
