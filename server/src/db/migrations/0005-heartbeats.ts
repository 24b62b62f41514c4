import type { Migration } from '../migrate'

export const heartbeats: Migration = {
  name: '0005-heartbeats',
  async up({ schema }, { integer }) {
    // No reference to a building: a server that has none yet must be able to say whether it can save.
    await schema
      .createTable('heartbeats')
      .addColumn('building_id', 'text', (column) => column.primaryKey())
      .addColumn('at', integer, (column) => column.notNull())
      .execute()
  },
}
