import type { Addressee } from 'shared/asks/schema'
import type { Transaction } from '../db/transaction'
import { insertAsk } from '../features/asks/store'
import type { BuiltCycle } from './build-cycle'
import type { Calendar } from './calendar'
import { buildingId } from './people'
import { roomOf } from './cards'

/** Which asks of which rooms were sent, by the kind that the room says, to whom and by whom. */
const sendings = ({ at }: Calendar): Record<string, Partial<Record<Addressee, { to: string | null; by: string; at: number }>>> => ({
  'grade-5-2': {
    coach: { to: null, by: 'lucia-fuentes', at: at(-9, '15:20') },
    leader: { to: null, by: 'lucia-fuentes', at: at(-9, '15:22') },
  },
})

/** Sends the demo school's asks, as their teams would; for the transaction that has written the cycles. */
export async function sendDemoAsks(
  transaction: Transaction,
  days: Calendar,
  cycles: readonly { team: string; cycle: BuiltCycle }[],
): Promise<void> {
  const planned = sendings(days)
  for (const { team, cycle } of cycles) {
    const plan = planned[cycle.id]
    if (plan === undefined) continue
    for (const { id, text, about, to } of roomOf(cycle).asks) {
      const sending = plan[to ?? 'coach']
      if (sending === undefined) continue
      await insertAsk(transaction, {
        ...{ id: `${cycle.id}-${to}`, building_id: buildingId, team_id: team, cycle_id: cycle.id, row_id: id, text, about },
        ...{ to_kind: to ?? 'coach', to_person_id: sending.to, sent_by: sending.by, sent_at: sending.at },
      })
    }
  }
}
