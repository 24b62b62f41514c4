import type { Transaction } from 'kysely'
import type { ColumnTypes } from '../column-types'
import type { Migration } from '../migrate'
import type { Schema } from '../schema'

export const peopleAndTeams: Migration = {
  name: '0001-people-and-teams',
  async up(transaction, types) {
    await createPeople(transaction, types)
    await createTeams(transaction, types)
    await createCycles(transaction, types)
    await createSessions(transaction, types)
    await createAuditLog(transaction, types)
  },
}

async function createPeople({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('buildings')
    .addColumn('building_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('demo', integer, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute()
  await schema
    .createTable('people')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('initials', 'text', (column) => column.notNull())
    .addColumn('color', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('deactivated_at', integer)
    .execute()
  await schema.createIndex('people_by_building').on('people').column('building_id').execute()
  await schema
    .createTable('roles')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('roles_key', ['person_id', 'role'])
    .execute()
}

async function createTeams({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('teams')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('grade', 'text', (column) => column.notNull())
    .addColumn('students', integer, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute()
  await schema
    .createTable('memberships')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('joined_at', integer, (column) => column.notNull())
    .addColumn('left_at', integer)
    .addPrimaryKeyConstraint('memberships_key', ['team_id', 'person_id'])
    .execute()
  await schema.createIndex('memberships_by_person').on('memberships').column('person_id').execute()
  await schema
    .createTable('coach_assignments')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('may_edit', integer, (column) => column.notNull())
    .addColumn('paused_at', integer)
    .addPrimaryKeyConstraint('coach_assignments_key', ['team_id', 'person_id'])
    .execute()
  await schema.createIndex('coach_assignments_by_person').on('coach_assignments').column('person_id').execute()
  await schema
    .createTable('meeting_plans')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.primaryKey().references('teams.id'))
    .addColumn('weekday', integer, (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('minutes', integer, (column) => column.notNull())
    .addColumn('until', 'text', (column) => column.notNull())
    .execute()
}

async function createCycles({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('cycles')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('number', integer, (column) => column.notNull())
    .addColumn('opened_at', integer, (column) => column.notNull())
    .addColumn('closed_at', integer)
    .addColumn('previous_cycle_id', 'text', (column) => column.references('cycles.id'))
    .addColumn('paused_at', integer)
    .addColumn('pause_reason', 'text')
    .addUniqueConstraint('cycles_number', ['team_id', 'number'])
    .execute()
  await schema
    .createTable('cycle_states')
    .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('projected_seq', integer, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('updated_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('cycle_states_key', ['cycle_id', 'kind'])
    .execute()
  await schema
    .createTable('visits_to_cycles')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('cycle_id', 'text', (column) => column.notNull().references('cycles.id'))
    .addColumn('last_seen_at', integer, (column) => column.notNull())
    .addColumn('last_seen_seq', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('visits_to_cycles_key', ['person_id', 'cycle_id'])
    .execute()
}

async function createSessions({ schema }: Transaction<Schema>, { bytes, integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('sessions')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('last_used_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('own_device', integer, (column) => column.notNull())
    .addColumn('user_agent', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('sessions_by_person').on('sessions').column('person_id').execute()
  await schema
    .createTable('local_keys')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('person_id', 'text', (column) => column.primaryKey().references('people.id'))
    .addColumn('key', bytes, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute()
}

async function createAuditLog({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('audit_log')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.references('people.id'))
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('audit_log_by_time').on('audit_log').columns(['building_id', 'at']).execute()
}
