import type { Addressee } from 'shared/asks/schema'
import type { AsksTable } from '../../db/ask-tables'
import type { Database } from '../../db/client'
import * as store from './store'

/** Whom a team can ask as this kind, by name. */
export function peopleToAsk(db: Database['read'], kind: Addressee, { teamId, buildingId }: { teamId: string; buildingId: string }) {
  if (kind === 'coach') return store.coachesToAsk(db, teamId)
  return kind === 'leader' ? store.leadersToAsk(db, buildingId) : store.teachersToAsk(db, buildingId)
}

type To = Pick<AsksTable, 'building_id' | 'team_id' | 'to_kind' | 'to_person_id'>

/** Everybody whose pages show this ask: whom it is to, and its team. */
export async function whomItConcerns(db: Database['read'], ask: To): Promise<string[]> {
  const { team_id: teamId, building_id: buildingId, to_kind, to_person_id } = ask
  const addressed = to_person_id === null ? (await peopleToAsk(db, to_kind, { teamId, buildingId })).map(({ id }) => id) : [to_person_id]
  return [...new Set([...addressed, ...(await store.membersOf(db, teamId))])]
}
