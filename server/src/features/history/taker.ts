import { inTransaction } from '../../db/transaction'
import { day, minute } from '../../lib/clock'
import { dayIn, momentIn } from '../../lib/time-zone'
import { copyCycle, keepVersion } from './copies'
import type { HistoryDependencies } from './dependencies'
import type { Projected } from './journal'
import * as store from './store'
import { spentDays } from './thinning'

/** What could not be taken is tried again after so long, while somebody writes. */
const retryAfter = 10 * minute

/** How far back a start looks for steps of which the last run took no version. */
const lookBack = 30 * day

/**
 * Takes the versions that nobody asks for (docs/sync.md L5): when a team has gone on to another step, and on the first
 * edit of a day, of the end of the day of the edit before it. Both are cut out of the log at the very row, so that it does not matter
 * when that is done; each is taken once; and nobody waits for it.
 */
export class Taker {
  readonly #dependencies: HistoryDependencies
  /** What has been looked at, by cycle: the step and the day of its last projection. */
  readonly #seen = new Map<string, { step: unknown; day: string; failedAt?: number }>()
  readonly #zones = new Map<string, string | null>()
  #work: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(dependencies: HistoryDependencies) {
    this.#dependencies = dependencies
  }

  /** A state has been kept. */
  projected({ cycleId, buildingId, kind, view, at }: Projected): void {
    const before = this.#seen.get(cycleId)
    const today = dayIn(this.#zones.get(buildingId) ?? null, at)
    const step: unknown = kind === 'cycle' && typeof view === 'object' && view !== null && 'step' in view ? view.step : before?.step
    const again = before?.failedAt !== undefined && at > before.failedAt + retryAfter
    if (before !== undefined && before.step === step && before.day === today && !again) return
    this.#seen.set(cycleId, { step, day: today })
    if (before?.step !== step || again) this.#enqueue(cycleId, () => this.#takeSteps(at - lookBack, cycleId))
    if (before?.day !== today || again) this.#enqueue(cycleId, () => this.#takeDay(cycleId, buildingId, at))
  }

  /** Takes up what the last run did not come to. */
  catchUp(): void {
    this.#enqueue('all', () => this.#takeSteps(this.#dependencies.now() - lookBack))
  }

  /** Resolves when nothing is being taken. */
  async idle(): Promise<void> {
    await this.#work
  }

  /** Takes up nothing more; what is not taken is taken at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#work
  }

  /** One at a time: a whole school may begin its day at once. */
  #enqueue(cycleId: string, work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#stopped) return
      try {
        await work()
      } catch (error) {
        if (this.#stopped) return
        const seen = this.#seen.get(cycleId)
        if (seen) this.#seen.set(cycleId, { ...seen, failedAt: this.#dependencies.now() })
        this.#dependencies.logger.error({ err: error, cycleId }, 'A version could not be taken; it will be')
      }
    })
  }

  async #takeSteps(since: number, cycleId?: string): Promise<void> {
    const { database } = this.#dependencies
    for (const { cycle_id, seq, at } of await store.stepsWithoutVersion(database.read, since, cycleId)) {
      if (this.#stopped) return
      const step = await store.stepBefore(database.read, cycle_id, seq)
      if (step === null) continue
      const documents = await store.sharedDocuments(database.read, cycle_id)
      const room = documents.find(({ kind }) => kind === 'cycle')?.id
      const upTo = async (id: string) => (id === room ? seq : ((await store.lastBefore(database.read, id, at + 1))?.seq ?? null))
      const copies = await copyCycle(this.#dependencies, cycle_id, upTo)
      if (copies === null) continue
      const version = { kind: 'step', ref: String(seq), step, personId: null, at } as const
      await inTransaction(database, (transaction) => keepVersion(this.#dependencies, transaction, cycle_id, version, copies))
    }
  }

  async #takeDay(cycleId: string, buildingId: string, at: number): Promise<void> {
    const { database } = this.#dependencies
    const zone = await store.zoneOf(database.read, cycleId)
    this.#zones.set(buildingId, zone)
    const midnight = momentIn(zone, dayIn(zone, at), '00:00')
    const ends = new Map<string, { seq: number; at: number | null }>()
    for (const { id } of await store.sharedDocuments(database.read, cycleId)) {
      const end = await store.lastBefore(database.read, id, midnight)
      // The cycle was opened today, or the log does not know any more how it stood.
      if (end === null) return
      ends.set(id, end)
    }
    // A seed alone is nobody's day.
    if ([...ends.values()].every(({ seq }) => seq <= 1)) return
    const latest = Math.max(...[...ends.values()].map((end) => end.at ?? 0)) || midnight - 1
    const ref = dayIn(zone, latest)
    if (await store.hasVersion(database.read, cycleId, 'day', ref)) return
    const copies = await copyCycle(this.#dependencies, cycleId, (id) => ends.get(id)?.seq ?? null)
    if (copies === null) return
    const known = await store.latestSeqs(database.read, cycleId)
    const saysNothingNew = copies.every(({ documentId, seq }) => known.get(documentId) === seq)
    if (saysNothingNew) return
    const step = await store.stepBefore(database.read, cycleId, (copies.find(({ kind }) => kind === 'cycle')?.seq ?? 0) + 1)
    const version = { kind: 'day', ref, step, personId: null, at: latest } as const
    await inTransaction(database, async (transaction) => {
      await keepVersion(this.#dependencies, transaction, cycleId, version, copies)
      await store.deleteVersions(transaction, spentDays(await store.versionsOf(transaction, cycleId), this.#dependencies.now()))
    })
  }
}
