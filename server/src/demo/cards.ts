import { makeCard } from 'shared/cards/make-card'
import { sourceOf, viewOf } from 'shared/cards/source'
import { cycleDocument } from 'shared/cycles/document'
import * as Y from 'yjs'
import type { Transaction } from '../db/transaction'
import { cardOf } from '../features/cards/present'
import { findCycleOfCard, putCard, recordOpening } from '../features/cards/store'
import type { BuiltCycle } from './build-cycle'
import type { Calendar } from './calendar'
import { buildingId } from './people'

/** Which cycles of the demo school have a published card, by whom, since when, and who has opened it. */
interface Publishing {
  by: string
  at: number
  sharedWithTeams: boolean
  opened: readonly { by: string; at: number }[]
}

/** Days far enough apart that a weekend between them does not turn them round. */
const publishings = ({ at }: Calendar): Record<string, Publishing> => ({
  'grade-3-2': {
    ...{ by: 'amara-nwosu', at: at(-72, '15:27'), sharedWithTeams: true },
    opened: [
      { by: 'joan-pemberton', at: at(-72, '16:45') },
      { by: 'naomi-tsosie', at: at(-72, '17:10') },
    ],
  },
  'grade-3-3': {
    ...{ by: 'amara-nwosu', at: at(-4, '15:40'), sharedWithTeams: true },
    opened: [
      { by: 'dana-okafor', at: at(-4, '16:20') },
      { by: 'joan-pemberton', at: at(-1, '07:25') },
    ],
  },
  'grade-4-1': {
    ...{ by: 'sofia-hernandez-iturralde', at: at(-69, '15:28'), sharedWithTeams: true },
    opened: [{ by: 'rafael-quinones', at: at(-69, '16:40') }],
  },
  'grade-4-2': {
    ...{ by: 'darnell-whitaker', at: at(-6, '15:35'), sharedWithTeams: false },
    opened: [{ by: 'joan-pemberton', at: at(-3, '07:30') }],
  },
})

/** Publishes the demo school's shared cards, as their teams would; for the transaction that has written the cycles. */
export async function publishDemoCards(
  transaction: Transaction,
  days: Calendar,
  cycles: readonly { team: string; cycle: BuiltCycle }[],
): Promise<void> {
  const planned = publishings(days)
  for (const { team, cycle } of cycles) {
    const plan = planned[cycle.id]
    const row = plan && (await findCycleOfCard(transaction, cycle.id))
    if (plan === undefined || row === undefined) continue
    const source = sourceOf(roomOf(cycle))
    await putCard(transaction, {
      ...{ building_id: buildingId, team_id: team, cycle_id: cycle.id },
      ...{ published_at: plan.at, published_by: plan.by, shared_with_teams: plan.sharedWithTeams ? 1 : 0 },
      ...{ source: JSON.stringify(source), card: JSON.stringify(makeCard(viewOf(source), cardOf(row))) },
    })
    for (const { by, at } of plan.opened) {
      const reader = { personId: by, guestLinkId: null }
      await recordOpening(transaction, { id: `${cycle.id}-${by}`, buildingId, cycleId: cycle.id, reader, at }, at)
    }
  }
}

/** What a cycle's room says. */
export function roomOf({ id, documents }: BuiltCycle) {
  const room = documents.find(({ kind }) => kind === 'cycle')
  if (room === undefined) throw new Error(`${id} has no room`)
  const doc = new Y.Doc()
  for (const { bytes } of room.updates) Y.applyUpdate(doc, bytes)
  return cycleDocument(doc).project().view
}
