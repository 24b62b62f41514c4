import type { Database } from '../db/client'
import { inTransaction, type Transaction } from '../db/transaction'
import type { ProjectedState, SharedKind, StateStore } from './state-store'

/** Notes what a state tells that the next one will not, in the transaction that keeps it (docs/sync.md L8). */
export type Journal = (transaction: Transaction, state: ProjectedState) => Promise<void>

/** The projected states in the table `cycle_states`. */
export function sqliteStates(database: Database, journal: Journal = async () => {}): StateStore {
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
    save: (state) => save(database, state, journal),
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

async function save(database: Database, projected: ProjectedState, journal: Journal): Promise<boolean> {
  const { cycleId, kind, buildingId, seq, state, at } = projected
  return inTransaction(database, async (transaction) => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('cycle_states')
      .values({ cycle_id: cycleId, kind, building_id: buildingId, projected_seq: seq, state, updated_at: at })
      .onConflict((conflict) =>
        conflict
          .columns(['cycle_id', 'kind'])
          .doUpdateSet({ projected_seq: seq, state, updated_at: at })
          .where('cycle_states.projected_seq', '<', seq),
      )
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) return false
    await journal(transaction, projected)
    return true
  })
}
