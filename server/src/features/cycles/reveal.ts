import type { Reveal } from 'shared/cycles/schema'
import { inTransaction } from '../../db/transaction'
import { revealCards } from './copies'
import type { CycleDependencies } from './dependencies'
import { findCycleOrThrow } from './entry'

/** Turns everybody's silent cards over, together. Returns how many were not there before. */
export async function reveal(
  dependencies: CycleDependencies,
  cycleId: string,
  what: Reveal['what'],
  by: { id: string },
): Promise<number> {
  const { buildingId } = await findCycleOrThrow(dependencies, cycleId)
  const copied = await revealCards(dependencies, cycleId, buildingId, what)
  const entry = { buildingId, personId: by.id, what: `${what} revealed`, about: cycleId }
  await inTransaction(dependencies.database, (transaction) => dependencies.audit(transaction, entry))
  return copied
}
