import { randomUUID } from 'node:crypto'
import type { EraseName, Erasure, ErasurePreview, ErasureReport, Erasures, NameToErase } from 'shared/erasing/schema'
import { erasureReportSchema } from 'shared/erasing/schema'
import { ClearCycleError } from 'shared/errors'
import * as z from 'zod'
import type { ErasuresTable } from '../../db/erasing-tables'
import type { KeptErasure } from '../../db/erasures-file'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { ErasingDependencies } from './dependencies'
import { erase } from './erase'
import { fingerprintOf } from './fingerprint'
import { look } from './look'
import { cautionsAbout, isSameName, nameOf } from './name'
import { noteErasure, toRow } from './register'
import * as store from './store'
import { byKind } from './tally'

/** A team, or the whole building; an admin sees no content of either. */
export interface Scope {
  teamId: string | null
  as: 'member' | 'admin'
}

/**
 * Where the name stands now. Changes nothing, and the name is written down nowhere. That an admin looked is on record: who
 * counts words in pages that they may not read could learn what stands there.
 */
export async function previewErasure(dependencies: ErasingDependencies, scope: Scope, { name, capitalized }: NameToErase, by: By): Promise<ErasurePreview> {
  const { database, now, backupsUntil } = dependencies
  const asked = nameOf(name, capitalized)
  await checkTeam(dependencies, scope, by)
  if (scope.as === 'admin') {
    const about = scope.teamId ?? by.buildingId
    await inTransaction(database, (transaction) => dependencies.audit(transaction, by, { what: 'looked where a name stands', about }))
  }
  const found = await look(dependencies, { buildingId: by.buildingId, teamId: scope.teamId }, asked.needle)
  const times = found.places.reduce((sum, { count }) => sum + count, 0)
  const cautions = cautionsAbout(asked, await store.namesOfPeople(database.read, by.buildingId), times)
  const forAdmin = { places: byKind(found.places).map((place) => ({ ...place, excerpts: [] })), cycles: {} }
  return { words: asked.folds.length, cautions, ...found, ...(scope.as === 'admin' && forAdmin), backupsUntil: backupsUntil(now()) }
}

/**
 * Erases a name everywhere in a team or the building. Cannot be taken back.
 * @throws ClearCycleError 'bad-request' where the two names differ
 */
export async function eraseName(dependencies: ErasingDependencies, scope: Scope, { name, again, capitalized }: EraseName, by: By): Promise<Erasure> {
  const asked = nameOf(name, capitalized)
  if (!isSameName(asked, again)) {
    const message = 'Type the same name once more.'
    throw new ClearCycleError('bad-request', message, [{ path: 'again', message }])
  }
  await checkTeam(dependencies, scope, by)
  const kept: KeptErasure = {
    ...{ id: randomUUID(), buildingId: by.buildingId, teamId: scope.teamId },
    ...{ fingerprint: fingerprintOf(dependencies.key, asked.folds), words: asked.folds.length, capitalized },
    ...{ askedBy: by.id, askedAt: dependencies.now(), finishedAt: null },
  }
  return shown(dependencies, await dependencies.inTurn(() => carryOut(dependencies, kept, by)), scope)
}

async function carryOut(dependencies: ErasingDependencies, kept: KeptErasure, by: By): Promise<ErasuresTable> {
  const { database, now, key } = dependencies
  // On the disk before anything is erased: a server that stops meanwhile goes on with it at its next start.
  noteErasure(database.folder, key, kept)
  await inTransaction(database, async (transaction) => {
    await store.keepErasure(transaction, toRow(kept, null))
    await dependencies.audit(transaction, by, { what: 'erasing of a name begun', about: kept.id })
  })
  const report = await carry(dependencies, kept)
  const finished = { ...kept, finishedAt: now() }
  const row = toRow(finished, JSON.stringify(report))
  noteErasure(database.folder, key, finished)
  await inTransaction(database, async (transaction) => {
    await store.keepErasure(transaction, row)
    await dependencies.audit(transaction, by, { what: 'name erased', about: kept.id })
  })
  dependencies.changed(kept.buildingId)
  return row
}

async function carry(dependencies: ErasingDependencies, kept: KeptErasure): Promise<ErasureReport> {
  try {
    return await erase(dependencies, kept)
  } catch (error) {
    dependencies.logger.error({ err: error, erasure: kept.id }, 'a name could not be erased whole; it will be at the next start')
    throw new ClearCycleError('not-ready', 'Not everything could be erased. The rest is erased when the server starts again; tell whoever runs it. Erasing the name again here does no harm.')
  }
}

async function checkTeam({ database }: ErasingDependencies, { teamId }: Scope, { buildingId }: By): Promise<void> {
  if (teamId !== null && (await store.teamsIn(database.read, { buildingId, teamId })).length === 0) throw notThere()
}

/** What was erased in a team, or in the building, latest first. */
export async function readErasures(dependencies: ErasingDependencies, scope: Scope, buildingId: string): Promise<Erasures> {
  const { database } = dependencies
  const rows = await store.erasuresOf(database.read, buildingId, scope.teamId)
  const cycles = scope.as === 'admin' ? [] : await store.cyclesIn(database.read, { buildingId, teamId: scope.teamId })
  const erasures = await Promise.all(rows.map((row) => shown(dependencies, row, scope)))
  return { erasures, cycles: Object.fromEntries(cycles.map(({ id, number }) => [id, number])) }
}

/** A team reads what was erased in its own pages; an admin reads kinds of place. */
async function shown({ database }: ErasingDependencies, row: ErasuresTable, { teamId, as }: Scope): Promise<Erasure> {
  const report = row.report === null ? null : z.parse(erasureReportSchema, JSON.parse(row.report))
  const places = report?.places ?? []
  const own = as === 'admin' ? byKind(places) : places.filter((place) => place.teamId === teamId)
  const by = row.asked_by === null ? null : await store.nameOfPerson(database.read, row.asked_by)
  return {
    ...{ id: row.id, teamId: row.team_id, words: row.words, capitalized: row.capitalized === 1, by },
    ...{ askedAt: row.asked_at, finishedAt: row.finished_at },
    report: report && { ...report, places: own },
  }
}
