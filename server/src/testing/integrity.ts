import { join } from 'node:path'
import SQLite from 'better-sqlite3'

/**
 * What SQLite finds wrong in the database of a data folder that no server works on; empty when all is well.
 * @param folder the one with `clear-cycle.sqlite` in it
 */
export function damageIn(folder: string): string[] {
  const database = new SQLite(join(folder, 'clear-cycle.sqlite'))
  try {
    const rows = database.prepare<[], { integrity_check: string }>('pragma integrity_check').all()
    const foreign = database.prepare('pragma foreign_key_check').all()
    return [...rows.map(({ integrity_check }) => integrity_check).filter((line) => line !== 'ok'), ...foreign.map((row) => `foreign key: ${JSON.stringify(row)}`)]
  } finally {
    database.close()
  }
}
