import type { Migration } from '../migrate'

export const copyKeys: Migration = {
  name: '0004-copy-keys',
  async up({ schema }, { bytes, integer }) {
    await schema
      .createTable('copy_keys')
      .addColumn('building_id', 'text', (column) => column.primaryKey().references('buildings.building_id'))
      .addColumn('key', bytes, (column) => column.notNull())
      .addColumn('created_at', integer, (column) => column.notNull())
      .execute()
  },
}
