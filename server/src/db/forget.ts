import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Database } from './client'

const mostTries = 20
const betweenTries = 100

/**
 * Takes what was deleted out of the files too: SQLite only marks it as free, and the write-ahead log goes on holding it.
 * The whole file is written anew; meanwhile nothing else is saved, so use it for what is rare.
 * @throws Error when readers kept the log in use all the while; what was deleted is then still in a file
 */
export async function forgetDeleted({ write }: Database): Promise<void> {
  await sql`vacuum`.execute(write)
  for (let tries = 0; tries < mostTries; tries++) {
    const { rows } = await sql`pragma wal_checkpoint(truncate)`.execute(write)
    const [row] = z.array(z.object({ busy: z.number() })).parse(rows)
    if (row?.busy === 0) return
    await new Promise((resolve) => setTimeout(resolve, betweenTries))
  }
  throw new Error('the write-ahead log could not be emptied')
}

/**
 * Deletes the copies of the database that were made before upgrades: they hold what the database has forgotten.
 * @param madeBefore only those; milliseconds since 1970. Without it, all.
 * @returns how many
 */
export async function deleteCopies({ folder }: Database, madeBefore = Infinity): Promise<number> {
  const copies = join(folder, 'copies')
  if (!existsSync(copies)) return 0
  let deleted = 0
  for (const name of await readdir(copies)) {
    const file = join(copies, name)
    if ((await stat(file)).mtimeMs >= madeBefore) continue
    await rm(file, { recursive: true })
    deleted++
  }
  return deleted
}
