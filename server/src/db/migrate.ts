import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type Kysely, type Transaction } from 'kysely'
import { columnTypes, type ColumnTypes } from './column-types'
import type { Schema } from './schema'

/**
 * One step of the schema. Steps expand first and contract releases later, so that the version before still runs on
 * the new schema; the rare step that takes something away says so, and older code then refuses the folder.
 */
export interface Migration {
  /** '0001-people-and-teams': the number orders, the words explain. */
  name: string
  breaksOlder?: true
  up(transaction: Transaction<Schema>, types: ColumnTypes): Promise<void>
}

/** Thrown when a newer version has changed the data in a way that this one cannot work with. */
export class NewerData extends Error {
  override readonly name = 'NewerData'
  constructor(folder: string, migration: string) {
    super(`The data folder ${folder} was changed by a newer Clear Cycle (${migration}): start that version again.`)
  }
}

/**
 * Runs the migrations that this database has not seen, each in a transaction of its own. A database that holds data
 * already is copied to `<folder>/copies/before-<name>.sqlite` before each.
 */
export async function migrate(db: Kysely<Schema>, migrations: readonly Migration[], folder: string): Promise<void> {
  await sql`create table if not exists migrations
    (name text primary key, breaks_older integer not null, applied_at bigint not null)`.execute(db)
  const { rows } = await sql<{ name: string; breaks_older: number }>`
    select name, breaks_older from migrations order by name`.execute(db)
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = rows.find(({ name, breaks_older }) => breaks_older === 1 && !known.has(name))
  if (unknown !== undefined) throw new NewerData(folder, unknown.name)

  const applied = new Set(rows.map(({ name }) => name))
  for (const migration of migrations) {
    if (applied.has(migration.name)) continue
    if (applied.size > 0) await copyBefore(db, folder, migration.name)
    await db.transaction().execute(async (transaction) => {
      await migration.up(transaction, columnTypes.sqlite)
      const breaksOlder = migration.breaksOlder === true ? 1 : 0
      await sql`insert into migrations (name, breaks_older, applied_at)
        values (${migration.name}, ${breaksOlder}, ${Date.now()})`.execute(transaction)
    })
  }
}

async function copyBefore(db: Kysely<Schema>, folder: string, name: string): Promise<void> {
  const copies = join(folder, 'copies')
  const copy = join(copies, `before-${name}.sqlite`)
  if (existsSync(copy)) return
  await mkdir(copies, { recursive: true })
  const unfinished = `${copy}.unfinished`
  await rm(unfinished, { force: true })
  await sql`vacuum into ${unfinished}`.execute(db)
  const file = await open(unfinished, 'r+')
  await file.sync()
  await file.close()
  await rename(unfinished, copy)
}
