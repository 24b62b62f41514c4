import { ClearCycleError } from 'shared/errors'
import { mayReadCycle, type Relation } from 'shared/cycles/policy'
import type { CycleDependencies } from './dependencies'
import { type CycleRecord, findCycle } from './store'

/** A stranger is told the same as somebody who asks for what was never there. */
export function notThere(): ClearCycleError {
  return new ClearCycleError('not-found', 'This page is not there, or it is not open to you.')
}

export interface Entered {
  cycle: CycleRecord
  relation: Relation
}

/** The cycle, to somebody who may read about it; to everybody else it is not there. */
export async function enterCycle(
  { database, teams }: Pick<CycleDependencies, 'database' | 'teams'>,
  cycleId: string,
  personId: string,
): Promise<Entered> {
  const cycle = await findCycle(database.read, cycleId)
  if (cycle === null) throw notThere()
  const relation = await teams.relationTo(cycle.teamId, personId)
  if (!mayReadCycle(relation)) throw notThere()
  return { cycle, relation }
}
