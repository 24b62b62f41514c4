import { makeCycle } from 'shared/testing/builders'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction'
import { seedSchool, temporaryDatabase } from '../../testing/database'
import { ChangeJournal, type Projected } from './journal'

let opened: Awaited<ReturnType<typeof temporaryDatabase>>
const cycleId = 'c1'
beforeEach(async () => {
  opened = await temporaryDatabase()
  await seedSchool(opened.database, [cycleId])
})
afterEach(() => opened.remove())

const cycle = makeCycle({ worry: '' })
const stateAt = (seq: number, at: number, worry: string): Projected => ({ cycleId, kind: 'cycle', buildingId: 'b1', seq, at, view: { ...cycle.project().view, worry } })

/** As the projector keeps a state: with its entries, in one transaction. */
async function keep(journal: ChangeJournal, state: Projected, fails = false): Promise<void> {
  const { database } = opened
  await inTransaction(database, async (transaction) => {
    const former = await transaction.selectFrom('cycle_states').select(['projected_seq as seq', 'updated_at as at']).where('cycle_id', '=', cycleId).executeTakeFirst()
    await journal.note(transaction, state, former ?? null)
    const row = { cycle_id: cycleId, kind: 'cycle' as const, building_id: 'b1', projected_seq: state.seq, state: JSON.stringify(state.view), updated_at: state.at }
    await transaction.insertInto('cycle_states').values(row).onConflict((conflict) => conflict.columns(['cycle_id', 'kind']).doUpdateSet(row)).execute()
    if (fails) throw new Error('the disk is full')
  }).catch((error: unknown) => {
    if (!fails) throw error
  })
  if (!fails) journal.kept(state)
}
const entries = () => opened.database.read.selectFrom('cycle_changes').select(['field', 'what', 'count', 'first_at']).orderBy('first_at').execute()

describe('L8 the journal and the state that it is kept with', () => {
  it('begin together: a seed is no change', async () => {
    await keep(new ChangeJournal(), stateAt(1, 1_000, 'as it was carried in'))
    expect(await entries()).toEqual([])
  })

  it('stand or fall together: what could not be kept is told once, when it is', async () => {
    const journal = new ChangeJournal()
    await keep(journal, stateAt(1, 1_000, ''))
    await keep(journal, stateAt(2, 2_000, 'a'), true)
    expect(await entries()).toEqual([])
    await keep(journal, stateAt(2, 3_000, 'a'))
    await keep(journal, stateAt(3, 9_000, 'ab'), true)
    await keep(journal, stateAt(3, 10_000, 'ab'))
    expect(await entries()).toEqual([{ field: 'worry', what: 'written', count: 1, first_at: 3_000 }])
  })

  it('go on after a restart from the state that is kept, not from the beginning', async () => {
    await keep(new ChangeJournal(), stateAt(1, 1_000, ''))
    await keep(new ChangeJournal(), stateAt(2, 2_000, 'a'))
    await keep(new ChangeJournal(), stateAt(3, 3_000, 'a'))
    expect(await entries()).toHaveLength(1)
  })

  it('do not tell what another hand has put in place of the state: a reset, an erasure', async () => {
    const journal = new ChangeJournal()
    await keep(journal, stateAt(1, 1_000, 'of the old'))
    const { write } = opened.database
    await write.updateTable('cycle_states').set({ state: JSON.stringify(stateAt(1, 0, 'of the new').view), updated_at: 5_000 }).execute()
    await keep(journal, stateAt(2, 6_000, 'of the new'))
    expect(await entries()).toEqual([])
  })

  it('pass over a state that cannot be read', async () => {
    await keep(new ChangeJournal(), stateAt(1, 1_000, ''))
    await opened.database.write.updateTable('cycle_states').set({ state: '{"worry":' }).execute()
    await keep(new ChangeJournal(), stateAt(2, 2_000, 'a'))
    expect(await entries()).toEqual([])
  })
})
