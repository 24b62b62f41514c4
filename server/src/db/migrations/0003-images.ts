import type { Migration } from '../migrate'

export const images: Migration = {
  name: '0003-images',
  async up({ schema }, { bytes, integer }) {
    await schema
      .createTable('images')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
      .addColumn('media_type', 'text', (column) => column.notNull())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .execute()
    await schema.createIndex('images_by_cycle').on('images').column('cycle_id').execute()
  },
}
