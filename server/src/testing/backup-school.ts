import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Backup, readBackup } from '../backups/folder'
import { makeBackup } from '../backups/make-backup'
import { restoreAlone } from '../backups/restore'
import { type Database, openDatabase } from '../db/client'
import { lockDataFolder } from '../db/lock'
import { inTransaction } from '../db/transaction'
import { loadSecrets } from '../lib/secrets'
import { createDocument } from '../sync/create-document'
import { seedSchool } from './database'

/** A data folder with a small school in it, b1: people p1 and p2, cycle c1 with the shared document d1. Nobody serves it. */
export class BackedUpSchool {
  private constructor(
    readonly folder: string,
    readonly backups: string,
    /** Open, until something is done that needs it closed. */
    public database: Database,
  ) {}

  static async open(): Promise<BackedUpSchool> {
    const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-backups-'))
    const database = await openDatabase(folder, () => {})
    loadSecrets(folder)
    await seedSchool(database, ['c1'])
    const seed = new Uint8Array([0, 0])
    await inTransaction(database, (transaction) =>
      createDocument(transaction, { id: 'd1', buildingId: 'b1', kind: 'cycle', cycleId: 'c1', ownerId: null, seed, createdAt: 1 }),
    )
    return new BackedUpSchool(folder, join(folder, 'backups'), database)
  }

  async backup(): Promise<Backup> {
    const { path } = await makeBackup({ dataFolder: this.folder, folder: this.backups, why: 'asked', version: 'test', now: Date.now() })
    const backup = await readBackup(path)
    if (backup === null) throw new Error('there is no backup')
    return backup
  }

  /** Restores it as the command does where no server runs, and opens what is there then. Returns what it said. */
  async restore(backup: Pick<Backup, 'path'>): Promise<string> {
    await this.database.close()
    return this.restoreClosed(backup)
  }

  /** The same, after the database was closed. */
  async restoreClosed({ path }: Pick<Backup, 'path'>): Promise<string> {
    try {
      return await restoreAlone({ dataFolder: this.folder, folder: this.backups, path }, lockDataFolder(this.folder))
    } finally {
      this.database = await openDatabase(this.folder, () => {})
    }
  }

  async reopen(): Promise<void> {
    this.database = await openDatabase(this.folder, () => {})
  }

  async remove(): Promise<void> {
    await this.database.close()
    await rm(this.folder, { recursive: true })
  }
}
