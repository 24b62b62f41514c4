import type { Transaction } from 'kysely'
import type { ColumnTypes } from '../column-types'
import type { Migration } from '../migrate'
import type { Schema } from '../schema'

export const signIn: Migration = {
  name: '0006-sign-in',
  async up(transaction, types) {
    await createProviders(transaction, types)
    await createSecrets(transaction, types)
    await createLinks(transaction, types)
  },
}

async function createProviders({ schema }: Transaction<Schema>, { bytes, integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('sign_in_providers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('client_secret', bytes, (column) => column.notNull())
    .addColumn('allowed_tenants', 'text', (column) => column.notNull())
    .addColumn('allowed_domains', 'text', (column) => column.notNull())
    .addColumn('enabled', integer, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute()
  await schema
    .createTable('pending_sign_ins')
    .addColumn('state_hash', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('provider_id', 'text', (column) => column.notNull().references('sign_in_providers.id'))
    .addColumn('browser_hash', 'text', (column) => column.notNull())
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('verifier', 'text', (column) => column.notNull())
    .addColumn('link_hash', 'text')
    .addColumn('person_id', 'text', (column) => column.references('people.id'))
    .addColumn('own_device', integer, (column) => column.notNull())
    .addColumn('return_to', 'text', (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .execute()
}

async function createSecrets({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('identities')
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('identities_key', ['building_id', 'issuer', 'subject'])
    .execute()
  await schema.createIndex('identities_by_person').on('identities').column('person_id').execute()
  await schema
    .createTable('passwords')
    .addColumn('person_id', 'text', (column) => column.primaryKey().references('people.id'))
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('changed_at', integer, (column) => column.notNull())
    .execute()
}

async function createLinks({ schema }: Transaction<Schema>, { integer }: ColumnTypes): Promise<void> {
  await schema
    .createTable('one_time_links')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('building_id', 'text', (column) => column.notNull().references('buildings.building_id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
    .addColumn('created_by', 'text', (column) => column.references('people.id'))
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .addColumn('used_at', integer)
    .execute()
  await schema.createIndex('one_time_links_by_person').on('one_time_links').column('person_id').execute()
}
