import type { Logger } from '../lib/logger'
import { lockBackups } from '../db/lock'
import { bringBack, type Holder, type RestoreOrder, restoredInWords } from './bring-back'
import { BackupProblem } from './problem'
import { answer, forgetRequests, type RestoreRequest, takeRequest } from './requests'
import type { Schedule } from './schedule'

const lookMs = 500

interface DeskSettings {
  order: Omit<RestoreOrder, 'path'>
  holder: Holder
  schedule: Pick<Schedule, 'look'>
  logger: Logger
  /** Neither what was there nor the backup could be opened again: there is nothing to go on with. */
  lost(error: unknown): void
}

/** What a running server does for its backups: one thing at a time, twice a second a look whether there is any. */
export class Desk {
  readonly #settings: DeskSettings
  #timer: NodeJS.Timeout | null = null
  #working: Promise<void> | null = null
  #stopped = false

  constructor(settings: DeskSettings) {
    this.#settings = settings
  }

  async start(): Promise<void> {
    await forgetRequests(this.#settings.order.dataFolder)
    this.#timer = setInterval(() => this.#look(), lookMs).unref()
  }

  /** Waits for what is being done. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearInterval(this.#timer)
    await this.#working
  }

  #look(): void {
    if (this.#stopped) return
    const { logger } = this.#settings
    this.#working ??= this.#work()
      .catch((error: unknown) => logger.error({ err: error }, 'what was asked for about backups could not be done'))
      .finally(() => (this.#working = null))
  }

  async #work(): Promise<void> {
    const { order, schedule } = this.#settings
    const request = await takeRequest(order.dataFolder)
    if (request === null) return schedule.look()
    const { id } = request
    await answer(order.dataFolder, { id, state: 'working', sentence: '' })
    try {
      await answer(order.dataFolder, { id, state: 'done', sentence: await this.#restore(request) })
    } catch (error) {
      await answer(order.dataFolder, { id, state: 'failed', sentence: error instanceof Error ? error.message : String(error) })
      throw error
    }
  }

  async #restore({ path }: RestoreRequest): Promise<string> {
    const { order, holder, logger, lost } = this.#settings
    const unlock = lockBackups(order.dataFolder)
    if (unlock === null) throw new BackupProblem('A backup is being made just now: try again when that has ended. Nothing was changed.')
    try {
      const done = await bringBack({ ...order, path }, holder)
      logger.warn({ backup: done.backup.name, kept: done.kept }, 'a backup was restored')
      return restoredInWords(done)
    } catch (error) {
      if (!(error instanceof BackupProblem)) lost(error)
      throw error
    } finally {
      unlock()
    }
  }
}
