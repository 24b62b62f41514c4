import type { Transaction } from 'kysely'
import type { ColumnTypes } from '../column-types'
import type { Migration } from '../migrate'
import type { Schema } from '../schema'

export const buildings: Migration = {
  name: '0007-buildings',
  async up(transaction, types) {
    await addSettings(transaction, types)
    await addLeaving(transaction, types)
    await createJoining(transaction, types)
  },
}

/** Defaults are those of product.md; the demo school lives by them. */
async function addSettings({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  const whole = (name: string, value: number) =>
    schema.alterTable('buildings').addColumn(name, integer, (column) => column.notNull().defaultTo(value)).execute()
  await whole('minimum_group', 10)
  await whole('guest_links', 0)
  await whole('passwords', 1)
  await whole('retention_years', 3)
  // JSON: the size tiers and bands of small numbers; null: the defaults.
  await schema.alterTable('buildings').addColumn('bands', 'text').execute()
  await schema.alterTable('buildings').addColumn('time_zone', 'text').execute()
  await schema.alterTable('buildings').addColumn('agreement_signed_by', 'text').execute()
  await schema.alterTable('buildings').addColumn('agreement_signed_at', integer).execute()
  // Of which words (shared/buildings/agreement): newer ones are signed and read anew.
  await schema.alterTable('buildings').addColumn('agreement_version', integer).execute()
  await schema
    .createTable('school_years')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('starts_on', 'text', (column) => column.notNull())
    .addColumn('ends_on', 'text', (column) => column.notNull())
    .addColumn('ended_at', integer)
    .execute()
  await schema
    .createTable('agreement_views')
    .addColumn('person_id', 'text', (column) => column.primaryKey().references('people.id'))
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('seen_at', integer, (column) => column.notNull())
    .execute()
}

async function addLeaving({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema.alterTable('people').addColumn('sourced_id', 'text').execute()
  // JSON: what the roster said when it was last applied, so that only what has changed since is a change.
  await schema.alterTable('people').addColumn('roster', 'text').execute()
  await schema.alterTable('people').addColumn('removed_at', integer).execute()
  await schema.alterTable('teams').addColumn('sourced_id', 'text').execute()
  await schema.alterTable('teams').addColumn('archived_at', integer).execute()
  await schema.alterTable('cycles').addColumn('archived_at', integer).execute()
  await schema.alterTable('cycles').addColumn('school_year_id', 'text').execute()
}

async function createJoining({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('join_codes')
    .addColumn('team_id', 'text', (column) => column.primaryKey().references('teams.id'))
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('code', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .execute()
  await schema
    .createTable('join_requests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('asked_at', integer, (column) => column.notNull())
    .addColumn('decided_at', integer)
    .addColumn('decided_by', 'text')
    .addColumn('let_in', integer)
    .execute()
  await schema.createIndex('join_requests_by_team').on('join_requests').column('team_id').execute()
}
