import type { Migration } from '../migrate'

export const stepChanges: Migration = {
  name: '0009-step-changes',
  async up({ schema }, { integer }) {
    // What the projector notes as it goes, and never makes again: where a cycle's team has been. It goes with its cycle.
    await schema
      .createTable('step_changes')
      .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id').onDelete('cascade'))
      .addColumn('seq', integer, (column) => column.notNull())
      .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('at', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('step_changes_key', ['cycle_id', 'seq'])
      .execute()
  },
}
