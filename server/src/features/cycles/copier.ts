import { personalDocument } from 'shared/cycles/document'
import type { Logger } from '../../lib/logger'
import { copyFinished } from './copies'
import type { CycleDependencies } from './dependencies'
import { hasUncopied } from './sources'
import { cyclesWithPersonalDocuments, findCycle, findDocument } from './store'

/** A teacher who finishes a try has a moment to add a word; three who finish at once are copied together. */
const delayMs = 300
/**
 * After a restore an author may bring back that a row was copied before anybody brings back the copy. By then whoever is
 * connected has come back with it; if not, it is made again, under the same id.
 */
const recoveringMs = 10_000

/**
 * Sees to it that what authors finish in their personal documents is copied, one cycle at a time and one round of a
 * cycle at a time. What is left when the server stops is found when it starts.
 */
export class Copier {
  readonly #dependencies: Pick<CycleDependencies, 'database' | 'documents' | 'now'>
  readonly #logger: Logger
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  /** Recovering documents whose cycles were looked through in this run. */
  readonly #lookedThrough = new Set<string>()
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(dependencies: Pick<CycleDependencies, 'database' | 'documents' | 'now'>, logger: Logger) {
    this.#dependencies = dependencies
    this.#logger = logger
  }

  /** Rows of a personal document have reached the disk. */
  committed(documentId: string): void {
    this.#soon(documentId, () => this.#look(documentId))
  }

  /** Somebody has a personal document in this cycle now: what colleagues wrote for them may wait. */
  joined(cycleId: string): void {
    this.#soon(cycleId, () => this.#copy(cycleId))
  }

  /** Sets about copying what a crash or a stop has left behind; nobody has to wait for it. */
  catchUp(): void {
    void this.#enqueue(async () => {
      for (const cycleId of await cyclesWithPersonalDocuments(this.#dependencies.database.read)) {
        void this.#enqueue(() => this.#copy(cycleId))
      }
    })
  }

  /** Ends after the round that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
    await this.#running
  }

  #soon(key: string, work: () => Promise<void>, ms = delayMs): void {
    if (this.#stopped || this.#waiting.has(key)) return
    const timer = setTimeout(() => {
      this.#waiting.delete(key)
      void this.#enqueue(work)
    }, ms)
    this.#waiting.set(key, timer.unref())
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#running = this.#running.then(async () => {
      if (this.#stopped) return
      try {
        await work()
      } catch (error) {
        this.#logger.warn({ err: error }, 'finished tries could not be copied; they will be')
      }
    })
    return this.#running
  }

  async #look(documentId: string): Promise<void> {
    const { database, documents, now } = this.#dependencies
    const document = await findDocument(database.read, documentId)
    if (document === undefined) return
    const { cycle_id: cycleId, recovering_until: until } = document
    if (until !== null && now() < until && !this.#lookedThrough.has(documentId)) {
      this.#lookedThrough.add(documentId)
      this.#soon(cycleId, () => this.#copy(cycleId), recoveringMs)
    }
    const isDue = await documents.read(documentId, (doc) => hasUncopied(personalDocument(doc).project().view))
    if (isDue) await this.#copy(cycleId)
  }

  async #copy(cycleId: string): Promise<void> {
    const cycle = await findCycle(this.#dependencies.database.read, cycleId)
    if (cycle !== null) await copyFinished(this.#dependencies, cycleId, cycle.buildingId)
  }
}
