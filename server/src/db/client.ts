import { join } from 'node:path'
import { Kysely } from 'kysely'
import { lockDataFolder } from './lock'
import { migrate } from './migrate'
import { migrations } from './migrations/all'
import type { Schema } from './schema'
import { SqliteThread, type Step } from './sqlite-thread'
import { takeOver } from './take-over'
import { threadDialect } from './thread-dialect'

/** The store. Queries that change nothing go to `read`, a second connection that never waits for the writer. */
export interface Database {
  readonly read: Kysely<Schema>
  readonly write: Kysely<Schema>
  /** Where its files are. */
  readonly folder: string
  /**
   * Writes all of these in one transaction, with one question to the store and one answer: for what is written hundreds
   * of times a second. A step that changes no row leaves out as many after it as it says. Resolves when it is on the disk,
   * with how many rows each step has changed; rejects when nothing was written, or nobody can tell.
   */
  writeAll(steps: readonly Step[]): Promise<readonly number[]>
  /** Finishes what was asked, closes the file and gives the folder free. */
  close(): Promise<void>
}

/**
 * Opens `<folder>/clear-cycle.sqlite`, bringing its schema up to date. The folder must exist and be writable. A restore
 * that was made whole and then cut short is finished first.
 * `onFailure` hears of a connection that ended by itself: nothing can be saved from then on.
 * `lock` takes the folder for this process; whoever has it already, and keeps it, says so.
 * Throws `DataFolderInUse` and `NewerData` with messages for the person who started the server.
 */
export async function openDatabase(folder: string, onFailure: (error: Error) => void, lock = lockDataFolder): Promise<Database> {
  const unlock = lock(folder)
  const file = join(folder, 'clear-cycle.sqlite')
  const opened: { connection: Kysely<Schema>; thread: SqliteThread }[] = []
  const connect = async (readOnly: boolean) => {
    const thread = await SqliteThread.open({ file, readOnly }, onFailure)
    const connection = new Kysely<Schema>({ dialect: threadDialect(thread) })
    opened.unshift({ connection, thread })
    return { connection, thread }
  }
  const close = async () => {
    for (const { connection, thread } of opened) {
      await connection.destroy()
      // Kysely forgets a connection over which nothing was ever asked, and its thread would hold the process open.
      await thread.close()
    }
    unlock()
  }
  try {
    await takeOver(folder)
    const { connection: write, thread } = await connect(false)
    await migrate(write, migrations, folder)
    const { connection: read } = await connect(true)
    return { read, write, folder, writeAll: (steps) => thread.runBatch(steps), close }
  } catch (error) {
    await close()
    throw error
  }
}
