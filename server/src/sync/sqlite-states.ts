import type { Database } from '../db/client'
import { inTransaction, type Transaction } from '../db/transaction'
import type { ProjectedState, SharedKind, StateStore } from './state-store'

/** Which state stands there until now: the last row that it knows of, and when it was kept. */
export interface FormerState {
  seq: number
  at: number
}

/** Notes what a state tells that the next one will not, in the transaction that keeps it, before it does (docs/sync.md L8). */
export type Journal = (transaction: Transaction, state: ProjectedState, former: FormerState | null) => Promise<void>

/** The projected states in the table `cycle_states`. */
export function sqliteStates(database: Database, journal: Journal = async () => {}): StateStore {
  const saving = new Saving(database, journal)
  return {
    async projectedSeq(cycleId, kind) {
      const row = await database.read
        .selectFrom('cycle_states')
        .select('projected_seq')
        .where('cycle_id', '=', cycleId)
        .where('kind', '=', kind)
        .executeTakeFirst()
      return row?.projected_seq ?? 0
    },
    save: (state) => saving.save(state),
    async behind() {
      const rows = await database.read
        .selectFrom('documents')
        .leftJoin('cycle_states', (join) =>
          join
            .onRef('cycle_states.cycle_id', '=', 'documents.cycle_id')
            .on((on) => on('cycle_states.kind', '=', on.ref('documents.kind').$castTo<SharedKind>())),
        )
        .select('documents.id')
        .where('documents.kind', '!=', 'personal')
        .where((where) =>
          where.or([
            where('cycle_states.projected_seq', 'is', null),
            where('cycle_states.projected_seq', '<', where.ref('documents.head_seq')),
          ]),
        )
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}

interface Waiting {
  state: ProjectedState
  resolve(saved: boolean): void
  reject(error: unknown): void
}

/** States that come while others are being kept share the next transaction: each one costs a wait for the disk. */
class Saving {
  readonly #database: Database
  readonly #journal: Journal
  #waiting: Waiting[] = []
  #isRunning = false

  constructor(database: Database, journal: Journal) {
    this.#database = database
    this.#journal = journal
  }

  save(state: ProjectedState): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ state, resolve, reject })
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    // What is due at the same time is projected in the same turn.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      await this.#keep(this.#next())
    }
    this.#isRunning = false
  }

  /** All that wait, but of each document one: the next of it follows on that. */
  #next(): Waiting[] {
    const first = new Map<string, Waiting>()
    const later: Waiting[] = []
    for (const one of this.#waiting) {
      const key = keyOf(one.state)
      if (first.has(key)) later.push(one)
      else first.set(key, one)
    }
    this.#waiting = later
    return [...first.values()]
  }

  async #keep(all: readonly Waiting[]): Promise<void> {
    try {
      const saved = await inTransaction(this.#database, async (transaction) => {
        const places = await placesOf(transaction, all.map(({ state }) => state))
        // Side by side, since each question to the writer's thread wakes it; and all to their ends, since nothing may
        // come after the end of the transaction.
        const kept = await Promise.allSettled(all.map(({ state }) => save(transaction, state, places.get(keyOf(state)), this.#journal)))
        return kept.map((one) => {
          if (one.status === 'rejected') throw one.reason
          return one.value
        })
      })
      all.forEach(({ resolve }, index) => resolve(saved[index] ?? false))
    } catch (error) {
      if (all.length === 1) return all[0]?.reject(error)
      // One that cannot be kept must not cost the others theirs.
      for (const one of all) await this.#keep([one])
    }
  }
}

/** A room that was open when its document was erased or reset may still have a state of what it was: that is gone (docs/sync.md L7). */
async function save(transaction: Transaction, projected: ProjectedState, place: Place | undefined, journal: Journal): Promise<boolean> {
  const { cycleId, kind, buildingId, epoch, seq, state, at } = projected
  if (place === undefined || place.epoch !== epoch) return false
  const { former } = place
  if (former !== null && former.seq >= seq) return false
  await journal(transaction, projected, former)
  await transaction
    .insertInto('cycle_states')
    .values({ cycle_id: cycleId, kind, building_id: buildingId, projected_seq: seq, state, updated_at: at })
    .onConflict((conflict) => conflict.columns(['cycle_id', 'kind']).doUpdateSet({ projected_seq: seq, state, updated_at: at }))
    .execute()
  return true
}

/** Where a state is to be kept: its document's epoch now, and the state that stands there. */
interface Place {
  epoch: number
  former: FormerState | null
}

/** By cycle and kind; none for a document that is gone. */
async function placesOf(transaction: Transaction, states: readonly ProjectedState[]): Promise<Map<string, Place>> {
  const rows = await transaction
    .selectFrom('documents')
    .leftJoin('cycle_states', (join) =>
      join
        .onRef('cycle_states.cycle_id', '=', 'documents.cycle_id')
        .on((on) => on('cycle_states.kind', '=', on.ref('documents.kind').$castTo<SharedKind>())),
    )
    .select(['documents.cycle_id', 'documents.kind', 'documents.epoch', 'cycle_states.projected_seq', 'cycle_states.updated_at'])
    .where('documents.cycle_id', 'in', [...new Set(states.map(({ cycleId }) => cycleId))])
    .where('documents.kind', '!=', 'personal')
    .execute()
  return new Map(
    rows.map(({ cycle_id, kind, epoch, projected_seq: seq, updated_at: at }) => [
      `${cycle_id}/${kind}`,
      { epoch, former: seq === null || at === null ? null : { seq, at } },
    ]),
  )
}

function keyOf({ cycleId, kind }: Pick<ProjectedState, 'cycleId' | 'kind'>): string {
  return `${cycleId}/${kind}`
}
