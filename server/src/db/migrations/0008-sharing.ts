import type { Transaction } from 'kysely'
import type { ColumnTypes } from '../column-types'
import type { Migration } from '../migrate'
import type { Schema } from '../schema'

export const sharing: Migration = {
  name: '0008-sharing',
  async up(transaction, types) {
    await createCards(transaction, types)
    await createVisitors(transaction, types)
    await createMeetings(transaction, types)
    const { schema } = transaction
    await schema
      .alterTable('coach_assignments')
      .addColumn('practice_shared', types.integer, (column) => column.notNull().defaultTo(0))
      .execute()
    await schema
      .alterTable('meeting_plans')
      .addColumn('made_at', types.integer, (column) => column.notNull().defaultTo(0))
      .execute()
    await schema.alterTable('audit_log').addColumn('address', 'text').execute()
  },
}

async function createCards({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('shared_cards')
    .addColumn('cycle_id', 'text', (column) => column.primaryKey().references('cycles.id'))
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('published_at', integer, (column) => column.notNull())
    .addColumn('published_by', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('shared_with_teams', integer, (column) => column.notNull())
    // What the team published, with its counts: only the server reads it, to make `card` again when a setting changes.
    .addColumn('source', 'text', (column) => column.notNull())
    // What leaves the team.
    .addColumn('card', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('card_openings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
    .addColumn('person_id', 'text', (column) => column.references('people.id'))
    .addColumn('guest_link_id', 'text')
    .addColumn('at', integer, (column) => column.notNull())
    .execute()
  await schema.createIndex('card_openings_by_cycle').on('card_openings').column('cycle_id').execute()
  await schema
    .createTable('guest_links')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_by', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('revoked_at', integer)
    .execute()
  await schema.createIndex('guest_links_by_cycle').on('guest_links').column('cycle_id').execute()
}

async function createVisitors({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('leader_invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('invited_by', 'text', (column) => column.notNull().references('people.id'))
    // The day it is for, from its first to its last millisecond.
    .addColumn('starts_at', integer, (column) => column.notNull())
    .addColumn('ends_at', integer, (column) => column.notNull())
    .addColumn('withdrawn_at', integer)
    .execute()
  await schema.createIndex('leader_invitations_by_team').on('leader_invitations').column('team_id').execute()
  await schema
    .createTable('emergency_accesses')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('starts_at', integer, (column) => column.notNull())
    .addColumn('ends_at', integer, (column) => column.notNull())
    .execute()
  await schema.createIndex('emergency_accesses_by_team').on('emergency_accesses').column('team_id').execute()
}

async function createMeetings({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('meetings')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('met', integer, (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('recorded_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('meetings_key', ['team_id', 'date'])
    .execute()
}
