import { steps, type Step } from 'shared/cycles/steps'
import { shapes } from 'shared/cycles/fields'
import { ClearCycleError } from 'shared/errors'
import { restoreInto } from 'shared/history/restore'
import { type HistoryDocument, mostNamedVersions, type Restored } from 'shared/history/schema'
import { newId } from 'shared/document/table'
import * as Y from 'yjs'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { copyCycle, DamagedVersion, keepVersion, openVersion } from './copies'
import { type DocumentCopy, type HistoryDependencies, toTheEnd } from './dependencies'
import * as store from './store'
import { spentDays } from './thinning'

/** Which version of which cycle. */
export interface VersionOfCycle {
  cycleId: string
  versionId: string
}

/** Keeps the page as it is saved now, under a name. Returns the version's id. */
export async function makeVersion(dependencies: HistoryDependencies, cycleId: string, name: string, by: By): Promise<string> {
  const { database, now, audit } = dependencies
  const copies = await copyCycle(dependencies, cycleId, () => toTheEnd)
  if (copies === null) throw notThere()
  const version = { kind: 'name', name, step: await stepOf(dependencies, cycleId), personId: by.id, at: now() } as const
  return inTransaction(database, async (transaction) => {
    await refuseTooMany(transaction, cycleId)
    const id = await keepVersion(dependencies, transaction, cycleId, version, copies)
    if (id === null) throw startedAnew()
    await audit(transaction, by, { what: 'version named', about: id })
    return id
  })
}

/** Calls a version so, whoever took it: one that has a name stays. */
export async function nameVersion({ database, audit }: HistoryDependencies, { cycleId, versionId }: VersionOfCycle, name: string, by: By): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const version = await store.findVersion(transaction, cycleId, versionId)
    if (version === undefined) throw notThere()
    if (version.name === null) await refuseTooMany(transaction, cycleId)
    await store.nameVersion(transaction, versionId, name, by.id)
    await audit(transaction, by, { what: 'version named', about: versionId })
  })
}

/** Takes the name away; with it, a version that was made for its name's sake alone. */
export async function removeName({ database, audit }: HistoryDependencies, { cycleId, versionId }: VersionOfCycle, by: By): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const version = await store.findVersion(transaction, cycleId, versionId)
    if (version === undefined) throw notThere()
    if (version.kind === 'name') await store.deleteVersions(transaction, [versionId])
    else await store.nameVersion(transaction, versionId, null, version.kind === 'before-restore' ? version.person_id : null)
    await audit(transaction, by, { what: 'version removed', about: versionId })
  })
}

/**
 * Makes the page say again what it said (docs/sync.md L5). What stood there is kept first, as the version that "undo
 * restore" goes back to; it is on the disk before anything is changed.
 */
export async function restoreVersion(
  dependencies: HistoryDependencies,
  { cycleId, versionId }: VersionOfCycle,
  { reach, only, by }: { reach: readonly HistoryDocument[]; only: readonly string[] | undefined; by: By },
): Promise<Restored> {
  const { database, now, audit } = dependencies
  const version = await store.findVersion(database.read, cycleId, versionId)
  if (version === undefined) throw notThere()
  await openOrSay(dependencies, versionId, reach)
  const before = await keepBefore(dependencies, { cycleId, versionId }, by)
  // Opened as late as can be: what is erased everywhere meanwhile must not be brought back by this.
  const opened = await openOrSay(dependencies, versionId, reach)
  if (opened.size === 0) throw notThere()
  const changed: string[] = []
  for (const [kind, { documentId, doc }] of opened) {
    const done = await dependencies.documents.edit(documentId, by.id, (live) => {
      const state = Y.encodeStateAsUpdate(live)
      return { state, changed: restoreInto({ shape: shapes[kind], doc: live }, doc, only && new Set(only)) }
    })
    changed.push(...done.changed)
    await sharpenBefore(dependencies, before, documentId, done.state)
  }
  const at = now()
  await inTransaction(database, async (transaction) => {
    await audit(transaction, by, { what: 'version restored', about: versionId })
    const entry = { id: newId(), building_id: version.building_id, cycle_id: cycleId, document: 'cycle', what: 'restored' } as const
    if (changed.length > 0) await store.insertChanges(transaction, [{ ...entry, field: null, row_id: null, column_name: null, count: 1, first_at: at, at }])
  })
  return { before: before.id, changed }
}

interface Before {
  id: string
  copies: readonly DocumentCopy[]
}

async function keepBefore(dependencies: HistoryDependencies, { cycleId, versionId }: VersionOfCycle, by: By): Promise<Before> {
  const copies = await copyCycle(dependencies, cycleId, () => toTheEnd)
  if (copies === null) throw notThere()
  const version = { kind: 'before-restore', step: await stepOf(dependencies, cycleId), personId: by.id, at: dependencies.now(), restored: versionId } as const
  return inTransaction(dependencies.database, async (transaction) => {
    const id = await keepVersion(dependencies, transaction, cycleId, version, copies)
    if (id === null) throw startedAnew()
    const spent = spentDays(await store.versionsOf(transaction, cycleId), version.at)
    await store.deleteVersions(transaction, spent.filter((each) => each !== versionId && each !== id))
    return { id, copies }
  })
}

/** What was typed between the copy and the edit is in the log; now it is in the version too. */
async function sharpenBefore({ database, checksumOf }: HistoryDependencies, before: Before, documentId: string, bytes: Uint8Array): Promise<void> {
  const copy = before.copies.find((each) => each.documentId === documentId)
  if (copy === undefined) return
  const [from, checksum] = [checksumOf(copy), checksumOf({ ...copy, bytes })]
  if (checksum !== from) await store.sharpen(database.write, { versionId: before.id, documentId, from }, { bytes, checksum })
}

/** A version that cannot be read is no reason to take the page away: the others are there. */
export async function openOrSay(dependencies: HistoryDependencies, versionId: string, wanted: readonly HistoryDocument[]) {
  try {
    return await openVersion(dependencies, versionId, wanted)
  } catch (error) {
    if (!(error instanceof DamagedVersion)) throw error
    dependencies.logger.error({ err: error, versionId }, 'A version is not what was written')
    throw new ClearCycleError('conflict', 'This version is damaged on the server’s disk and cannot be shown. Choose another; your page is not touched.')
  }
}

async function refuseTooMany(transaction: Parameters<typeof store.countNamed>[0], cycleId: string): Promise<void> {
  if ((await store.countNamed(transaction, cycleId)) < mostNamedVersions) return
  throw new ClearCycleError('conflict', `This cycle has ${mostNamedVersions} named versions. Remove one that you need no more, then name this one.`)
}

function startedAnew(): ClearCycleError {
  return new ClearCycleError('conflict', 'This page has just started anew. Open it again, then do this once more.')
}

async function stepOf({ database }: HistoryDependencies, cycleId: string): Promise<Step | null> {
  const last = await store.stepBefore(database.read, cycleId, toTheEnd)
  return steps.find((step) => step === last) ?? null
}
