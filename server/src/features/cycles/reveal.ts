import type { Reveal } from 'shared/cycles/schema'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { revealCards } from './copies'
import type { CycleDependencies } from './dependencies'
import { findCycleOrThrow } from './entry'

/** Turns everybody's silent cards over, together. Returns how many were not there before. */
export async function reveal(
  dependencies: CycleDependencies,
  cycleId: string,
  what: Reveal['what'],
  by: By,
): Promise<number> {
  const { buildingId } = await findCycleOrThrow(dependencies, cycleId)
  const copied = await revealCards(dependencies, cycleId, buildingId, what)
  const entry = { what: `${what} revealed`, about: cycleId }
  await inTransaction(dependencies.database, (transaction) => dependencies.audit(transaction, by, entry))
  return copied
}
