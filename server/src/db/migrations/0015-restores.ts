import type { Migration } from '../migrate'

export const restores: Migration = {
  name: '0015-restores',
  async up({ schema }, { integer }) {
    // Until when clients may bring back what a backup lacks (docs/sync.md G2); null: no backup, or long ago.
    await schema.alterTable('documents').addColumn('recovering_until', integer).execute()
    // 1: whoever sent this row brought back what others had written.
    await schema
      .alterTable('document_updates')
      .addColumn('recovered', integer, (column) => column.notNull().defaultTo(0))
      .execute()
  },
}
