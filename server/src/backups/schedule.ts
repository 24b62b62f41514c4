import { setTimeout as pause } from 'node:timers/promises'
import { lockBackups } from '../db/lock'
import type { BackupSettings } from '../env'
import { type Clock, minute } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { deleteBackup, listBackups, madeAt } from './folder'
import { type BackupOrder, makeBackup } from './make-backup'
import { whyNotWritten } from './problem'

/** How backups stand, for who looks after the building. Times are milliseconds since 1970. */
export interface BackupStatus {
  /** Null: none is made by schedule. */
  every: number | null
  keep: number
  /** When the newest was made; null when there is none, or nobody has looked yet. */
  newest: number | null
  /** Since when they fail, and why; null when the last one went well. */
  failing: { since: number; why: string } | null
}

/** What the rest of the server may know of its backups, and do with them. */
export interface Backups {
  readonly status: BackupStatus
  /** Deletes every one of them, with the end of the contract. Returns how many. */
  deleteAll(): Promise<number>
}

/** How soon after a failure the next try. */
const retryMs = 10 * minute
const lockedMs = 200

/**
 * Makes backups by schedule, and lets go of those that have been kept long enough. Due is what `every` has passed since
 * the newest of them, whoever made it: a start alone makes none.
 */
export class Schedule implements Backups {
  readonly #settings: BackupSettings
  readonly #order: Pick<BackupOrder, 'dataFolder' | 'version'>
  readonly #now: Clock
  readonly #logger: Logger
  #newest: number | null = null
  #failing: BackupStatus['failing'] = null
  #triedAt = -Infinity

  constructor(settings: BackupSettings, order: Pick<BackupOrder, 'dataFolder' | 'version'>, now: Clock, logger: Logger) {
    this.#settings = settings
    this.#order = order
    this.#now = now
    this.#logger = logger
  }

  get status(): BackupStatus {
    const { every, keep } = this.#settings
    return { every, keep, newest: this.#newest, failing: this.#failing }
  }

  /** Does what is due now. Never throws: what fails is logged, told to who asks, and tried again in ten minutes. */
  async look(): Promise<void> {
    const now = this.#now()
    if (now - this.#triedAt < (this.#failing === null ? minute : retryMs)) return
    this.#triedAt = now
    const { folder, every } = this.#settings
    try {
      const backups = await listBackups(folder)
      this.#newest = backups[0] === undefined ? null : madeAt(backups[0])
      if (every !== null && (this.#newest === null || now - this.#newest >= every)) {
        const { path, manifest } = await makeBackup({ ...this.#order, folder, why: 'schedule', now })
        this.#newest = Date.parse(manifest.madeAt)
        this.#logger.info({ path }, 'a backup was made')
      }
      this.#failing = null
      await this.#letGoOfOld()
    } catch (error) {
      const why = whyNotWritten(error, folder).message
      this.#failing = { since: this.#failing?.since ?? now, why }
      this.#logger.error({ err: error }, 'no backup could be made; it is tried again')
    }
  }

  async deleteAll(): Promise<number> {
    // One that is being made just now would come to be after this, and hold everything.
    let unlock = lockBackups(this.#order.dataFolder)
    for (; unlock === null; unlock = lockBackups(this.#order.dataFolder)) await pause(lockedMs)
    try {
      const all = await listBackups(this.#settings.folder)
      for (const backup of all) await deleteBackup(backup)
      this.#newest = null
      return all.length
    } finally {
      unlock()
    }
  }

  /** The newest one stays, however old: better an old one than none. */
  async #letGoOfOld(): Promise<void> {
    const { folder, keep } = this.#settings
    const [, ...older] = await listBackups(folder)
    for (const backup of older.filter((each) => this.#now() - madeAt(each) >= keep)) {
      await deleteBackup(backup)
      this.#logger.info({ path: backup.path }, 'a backup was kept long enough and is deleted')
    }
  }
}
