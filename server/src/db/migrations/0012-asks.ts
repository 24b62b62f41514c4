import type { Migration } from '../migrate'

export const asks: Migration = {
  name: '0012-asks',
  async up({ schema }, { integer }) {
    await schema
      .createTable('asks')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
      .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
      .addColumn('row_id', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('to_kind', 'text', (column) => column.notNull())
      .addColumn('to_person_id', 'text', (column) => column.references('people.id'))
      .addColumn('sent_by', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('sent_at', integer, (column) => column.notNull())
      // Sending twice sends once.
      .addUniqueConstraint('asks_once', ['cycle_id', 'row_id'])
      .execute()
    await schema.createIndex('asks_by_building').on('asks').column('building_id').execute()
    await schema
      .createTable('ask_answers')
      .addColumn('ask_id', 'text', (column) => column.notNull().references('asks.id').onDelete('cascade'))
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
      .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('verdict', 'text')
      .addColumn('by_date', 'text')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('to_all', integer, (column) => column.notNull())
      .addColumn('answered_at', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('ask_answers_key', ['ask_id', 'person_id'])
      .execute()
  },
}
