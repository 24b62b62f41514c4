import { chmod, open, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { DatabaseError, SqliteThread } from './sqlite-thread'

/** The name of the database in a data folder, and in a backup. */
export const databaseFile = 'clear-cycle.sqlite'

const ownerOnly = 0o600

/**
 * Copies all that is committed in this database into a new file, while others write to it: as it was at one moment, without
 * what was deleted, on the disk when the promise resolves. Works in a thread of its own and holds no lock that a writer
 * waits for (WAL).
 * @throws DatabaseError with SQLite's code
 */
export async function copyDatabase(file: string, copy: string): Promise<void> {
  // Made first, so that nobody else can read it at any moment; SQLite fills an empty file.
  await writeFile(copy, '', { mode: ownerOnly, flag: 'wx' })
  await withFile(file, true, (thread) => thread.run('vacuum into ?', [copy]))
  await chmod(copy, ownerOnly)
  await flush(copy)
}

/** What is to be known of a database file before it is trusted. */
export interface FileFacts {
  /** What SQLite's own check found; empty: it is whole. */
  damage: string[]
  /** Migrations that it has seen, in order. */
  schema: { name: string; breaksOlder: boolean }[]
  /** Rows of each table. */
  rows: Record<string, number>
}

/** Looks through a whole database file that nobody has open. Changes nothing. Damage is an answer, not an error. */
export async function lookInto(file: string): Promise<FileFacts> {
  try {
    return await withFile(file, true, look)
  } catch (error) {
    return { damage: [error instanceof Error ? error.message : String(error)], schema: [], rows: {} }
  }
}

async function look(thread: SqliteThread): Promise<FileFacts> {
  const ask = async <T>(sql: string, row: z.ZodType<T>): Promise<T[]> => z.array(row).parse((await thread.run(sql, [])).rows)
  const checks = await ask('pragma integrity_check', z.object({ integrity_check: z.string() }))
  const damage = checks.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  if (damage.length > 0) return { damage, schema: [], rows: {} }
  const tables = await ask(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`, z.object({ name: z.string() }))
  const rows: Record<string, number> = {}
  for (const { name } of tables) {
    const [count] = await ask(`select count(*) as rows from "${name.replaceAll('"', '""')}"`, z.object({ rows: z.number() }))
    rows[name] = count?.rows ?? 0
  }
  const seen = await ask('select name, breaks_older from migrations order by name', z.object({ name: z.string(), breaks_older: z.number() }))
  return { damage, rows, schema: seen.map(({ name, breaks_older }) => ({ name, breaksOlder: breaks_older === 1 })) }
}

/**
 * Brings everything of a closed database into its one file, so that it can be moved: no write-ahead log is left.
 * @throws DatabaseError `SQLITE_BUSY` when another program has it open
 */
export async function makeOneFile(file: string): Promise<void> {
  const { rows } = await withFile(file, false, (thread) => thread.run('pragma journal_mode = delete', []))
  const [mode] = z.array(z.object({ journal_mode: z.string() })).parse(rows)
  if (mode?.journal_mode !== 'delete') throw new DatabaseError('SQLITE_BUSY', 'Another program has the database open.')
  await flush(file)
}

async function withFile<T>(file: string, readOnly: boolean, work: (thread: SqliteThread) => Promise<T>): Promise<T> {
  const thread = await SqliteThread.open({ file, readOnly }, () => {})
  try {
    return await work(thread)
  } finally {
    await thread.close()
  }
}

/** Waits until the disk has what is in this folder; Windows has no word for that. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await flush(folder)
}

/** Waits until the disk has it. */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
