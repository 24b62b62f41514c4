import { join } from 'node:path'
import SQLite from 'better-sqlite3'

/** Thrown when another process works on the data folder. The message is for the person who started the server. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another Clear Cycle process: stop that one, or set DATA_DIR.`)
  }
}

/**
 * Takes the data folder for this process and returns the undo. The lock is the operating system's own, held through
 * a database of its own, so that even a killed process leaves it free.
 */
export function lockDataFolder(folder: string): () => void {
  const lock = new SQLite(join(folder, 'clear-cycle.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DataFolderInUse(folder)
    throw error
  }
  return () => lock.close()
}
