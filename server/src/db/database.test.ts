import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Database } from './client'
import { DataFolderInUse } from './lock'
import { migrate, NewerData, type Migration } from './migrate'
import { migrations } from './migrations/all'
import { SqliteThread } from './sqlite-thread'
import { inTransaction } from './transaction'

let folder: string
let opened: Database[]

async function open(): Promise<Database> {
  const database = await openDatabase(folder, () => {})
  opened.push(database)
  return database
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clear-cycle-'))
  opened = []
})

afterEach(async () => {
  for (const database of opened) await database.close()
  await rm(folder, { recursive: true })
})

const building = { building_id: 'b1', name: 'Cedar Hollow', demo: 1, created_at: 1 } as const

describe('the database', () => {
  it('waits for the disk at every commit, keeps foreign keys and waits its turn', async () => {
    const { write } = await open()
    const pragma = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(write)
      return rows.flatMap((row) => Object.values(row))
    }
    expect(await pragma('journal_mode')).toEqual(['wal'])
    expect(await pragma('synchronous')).toEqual([2])
    expect(await pragma('foreign_keys')).toEqual([1])
    expect(await pragma('busy_timeout')).toEqual([5000])
  })

  it('shows the reader what the writer has committed, bytes and all', async () => {
    const { read, write } = await open()
    await write.insertInto('buildings').values(building).execute()
    const person = { id: 'p1', building_id: 'b1', name: 'Ana', initials: 'A', color: 'blue', email: null, created_at: 1 }
    await write.insertInto('people').values({ ...person, deactivated_at: null }).execute()
    const pooled = Buffer.from('secret key')
    await write.insertInto('local_keys').values({ building_id: 'b1', person_id: 'p1', key: pooled, created_at: 2 }).execute()
    const row = await read.selectFrom('local_keys').selectAll().executeTakeFirstOrThrow()
    expect(Buffer.from(row.key).toString()).toBe('secret key')
    expect(row.created_at).toBe(2)
  })

  it('refuses a write on the reading connection', async () => {
    const { read } = await open()
    await expect(read.insertInto('buildings').values(building).execute()).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
  })

  it('answers a broken rule with SQLite’s own code', async () => {
    const { write } = await open()
    await write.insertInto('buildings').values(building).execute()
    await expect(write.insertInto('buildings').values(building).execute()).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
    })
  })

  it('runs transactions one after the other and leaves nothing of one that failed', async () => {
    const database = await open()
    const failing = inTransaction(database, async (transaction) => {
      await transaction.insertInto('buildings').values(building).execute()
      throw new Error('no')
    })
    const other = inTransaction(database, (transaction) =>
      transaction.insertInto('buildings').values({ ...building, building_id: 'b2' }).execute(),
    )
    await expect(failing).rejects.toThrow('no')
    await other
    const rows = await database.read.selectFrom('buildings').select('building_id').execute()
    expect(rows).toEqual([{ building_id: 'b2' }])
  })

  it('says that the disk is full, writes no part of that transaction alone, and goes on when there is room', async () => {
    const database = await open()
    const { read, write } = database
    await write.insertInto('buildings').values(building).execute()
    const { rows } = await sql.raw<{ page_count: number }>('pragma page_count').execute(write)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(write)
    const person = { id: 'p1', building_id: 'b1', name: 'x'.repeat(1_000_000), initials: 'A', color: 'blue', email: null, created_at: 1, deactivated_at: null }
    const both = inTransaction(database, async (transaction) => {
      // SQLite ends the transaction at the first of these; alone, the second would be written.
      const [first] = await Promise.allSettled([
        transaction.insertInto('people').values(person).execute(),
        transaction.insertInto('people').values({ ...person, id: 'p2', name: 'Ben' }).execute(),
      ])
      if (first.status === 'rejected') throw first.reason
    })
    await expect(both).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    expect(await read.selectFrom('people').select('id').execute()).toEqual([])
    await sql.raw('pragma max_page_count = 1000000').execute(write)
    await write.insertInto('people').values(person).execute()
    expect(await read.selectFrom('people').select('id').execute()).toEqual([{ id: 'p1' }])
  })

  it('takes no room for its lock, so that it opens on a disk that is full', async () => {
    await open()
    expect((await readdir(folder)).filter((name) => name.includes('lock'))).toEqual(['clear-cycle.lock'])
    expect((await stat(join(folder, 'clear-cycle.lock'))).size).toBe(0)
  })

  it('lets no second process into the folder, and the next one in when the first has gone', async () => {
    const first = await open()
    await expect(openDatabase(folder, () => {})).rejects.toThrow(DataFolderInUse)
    await first.close()
    opened = []
    await open()
  })
})

describe('a connection', () => {
  it('that cannot be opened says why', async () => {
    const opening = SqliteThread.open({ file: join(folder, 'nowhere', 'x.sqlite'), readOnly: false }, () => {})
    await expect(opening).rejects.toThrow('directory does not exist')
  })
})

describe('migrations', () => {
  const later: Migration = {
    name: '9001-later',
    async up({ schema }) {
      await schema.alterTable('buildings').addColumn('motto', 'text').execute()
    },
  }

  it('keep a copy of the file before they change one that holds data', async () => {
    const { write } = await open()
    await write.insertInto('buildings').values(building).execute()
    await migrate(write, [...migrations, later], folder)
    expect(await readdir(join(folder, 'copies'))).toEqual(['before-9001-later.sqlite'])
  })

  it('leave nothing behind when one fails', async () => {
    const { write } = await open()
    const failing: Migration = {
      name: '9001-later',
      async up(transaction, types) {
        await later.up(transaction, types)
        throw new Error('half way')
      },
    }
    await expect(migrate(write, [...migrations, failing], folder)).rejects.toThrow('half way')
    await migrate(write, [...migrations, later], folder)
  })

  it('let the version before run on a schema that has only grown', async () => {
    const { write, close } = await open()
    await migrate(write, [...migrations, later], folder)
    await close()
    opened = []
    await open()
  })

  it('let the version before refuse a schema that took something away', async () => {
    const { write } = await open()
    await migrate(write, [...migrations, { ...later, breaksOlder: true }], folder)
    await expect(migrate(write, migrations, folder)).rejects.toThrow(NewerData)
  })

  it('put building_id into every table', async () => {
    const { read } = await open()
    const tables = await read.introspection.getTables()
    const without = tables.filter(({ columns }) => !columns.some(({ name }) => name === 'building_id'))
    // The list of migrations belongs to the installation, not to a school.
    expect(without.map(({ name }) => name)).toEqual(['migrations'])
  })
})
