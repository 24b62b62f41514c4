import { recordAudit } from '../../db/audit-log'
import type { KeptErasure } from '../../db/erasures-file'
import { inTransaction } from '../../db/transaction'
import type { ReapplyDependencies } from './dependencies'
import { erase } from './erase'
import { noteEpochs, noteErasure, openRegister, toKept, toRow } from './register'
import * as store from './store'

/**
 * Erases again, in the database that is there, what was erased since it was made: after a restore from a backup, and
 * what a server that stopped in the middle has left. To be called at every start, before anybody is let in. An erasure
 * that the database itself calls finished is in it already.
 * @returns how many names were erased again
 * @throws ErasuresProblem where the register cannot be used
 */
export async function reapplyErasures(dependencies: ReapplyDependencies): Promise<number> {
  const { database, key, logger } = dependencies
  const register = openRegister(database.folder, key)
  const rows = await store.allErasures(database.read)
  const finished = new Set(rows.filter(({ finished_at }) => finished_at !== null).map(({ id }) => id))
  const known = new Set(register.erasures.map(({ id }) => id))
  // A register that is older than the database, or gone: the next restore must find all of them in it.
  for (const row of rows) if (!known.has(row.id)) noteErasure(database.folder, key, toKept(row))
  if (rows.length > 0) noteEpochs(database.folder, await store.erasedEpochs(database.read))
  const missing = openRegister(database.folder, key).erasures.filter(({ id }) => !finished.has(id))
  let again = 0
  for (const erasure of missing) if (await reapply(dependencies, erasure)) again++
  if (again > 0) logger.warn({ erasures: again }, 'names that had been erased were erased again')
  return again
}

/** False where the database does not know the building or team, so that there is nothing of it to erase. */
async function reapply(dependencies: ReapplyDependencies, kept: KeptErasure): Promise<boolean> {
  const { database, now, key } = dependencies
  const { buildingId, teamId, askedBy } = kept
  if (!(await store.hasBuilding(database.read, buildingId))) return false
  if (teamId !== null && (await store.teamsIn(database.read, { buildingId, teamId })).length === 0) return false
  const known = askedBy !== null && (await store.hasPerson(database.read, askedBy)) ? kept : { ...kept, askedBy: null }
  const report = await erase(dependencies, kept)
  const finished = { ...known, finishedAt: now() }
  await inTransaction(database, async (transaction) => {
    await store.keepErasure(transaction, toRow(finished, JSON.stringify(report)))
    const entry = { buildingId, personId: null, what: 'name erased again', about: kept.id, source: 'server', address: null, at: now() } as const
    await recordAudit(transaction, entry)
  })
  noteErasure(database.folder, key, { ...finished, askedBy })
  return true
}

