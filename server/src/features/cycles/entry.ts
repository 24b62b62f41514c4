import { notThere } from '../../http/guard'
import type { CycleDependencies } from './dependencies'
import { type CycleRecord, findCycle } from './store'

/** The cycle that a route's guard has found already; it may have gone since. */
export async function findCycleOrThrow({ database }: Pick<CycleDependencies, 'database'>, cycleId: string): Promise<CycleRecord> {
  const cycle = await findCycle(database.read, cycleId)
  if (cycle === null) throw notThere()
  return cycle
}
