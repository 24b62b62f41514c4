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
  const unlock = takeLock(join(folder, 'clear-cycle.lock'))
  if (unlock === null) throw new DataFolderInUse(folder)
  return unlock
}

/**
 * Takes what copies or replaces the database in this folder for this process and returns the undo; null while another
 * one does either. A program that has the old database open would delete the write-ahead log of the one in its place.
 */
export function lockBackups(folder: string): (() => void) | null {
  return takeLock(join(folder, 'clear-cycle.backups.lock'))
}

/** What nobody points at is collected, and closed, and its lock is gone. */
const held = new Set<SQLite.Database>()

function takeLock(file: string): (() => void) | null {
  const lock = new SQLite(file, { timeout: 0 })
  try {
    // A journal would need room on the disk: a server that ends while it is full could not start again.
    lock.pragma('journal_mode = memory')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
  held.add(lock)
  return () => {
    held.delete(lock)
    lock.close()
  }
}
