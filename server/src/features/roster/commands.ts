import { newId } from 'shared/document/table'
import { ClearCycleError } from 'shared/errors'
import type { AppliedRoster, ApplyRoster, RosterPreview } from 'shared/roster/schema'
import { inTransaction } from '../../db/transaction'
import type { Acting, By } from '../../http/acting'
import { notThere } from '../../http/guard'
import { dayOf } from '../../lib/clock'
import { apply } from './apply'
import { makePlan } from './make-plan'
import type { Planned } from './plan'
import { type Kept, keptFor, type Previews } from './previews'
import { readRoster } from './read-roster'
import type { School } from './roster'
import * as store from './store'

export interface RosterDependencies extends Acting {
  previews: Previews
  /** Signs somebody out on every device. */
  endSessions(personId: string): Promise<void>
  /** Closes this person's sockets (4205): their pages come back and ask anew what they may do. */
  roleChanged(personId: string): void
}

/** Reads a roster, drops its students, and says what of the staff is new here. Changes nothing. */
export async function previewRoster(dependencies: RosterDependencies, zip: Uint8Array, by: By): Promise<RosterPreview> {
  const { database, now, previews } = dependencies
  const roster = await readRoster(zip, dayOf(now()))
  const building = await store.readBuilding(database.read, by.buildingId)
  const kept: Kept = {
    ...{ id: newId(), buildingId: by.buildingId, expiresAt: now() + keptFor, roster },
    ...{ schoolId: schoolNamed(roster.schools, building.name), plan: null, application: null },
  }
  previews.add(kept)
  return lookAgain(dependencies, kept)
}

/** What a roster that was sent would change now. */
export async function readPreview(dependencies: RosterDependencies, previewId: string, by: By): Promise<RosterPreview> {
  return lookAgain(dependencies, findOrThrow(dependencies, previewId, by))
}

/** Says which school of the roster this building is. */
export async function chooseSchool(dependencies: RosterDependencies, previewId: string, schoolId: string, by: By): Promise<RosterPreview> {
  const kept = findOrThrow(dependencies, previewId, by)
  if (!kept.roster.schools.some(({ id }) => id === schoolId)) throw notThere()
  if (kept.application === null) kept.schoolId = schoolId
  return lookAgain(dependencies, kept)
}

/**
 * Makes the changes of a preview, all of them or none. Asking twice makes them once.
 * @throws ClearCycleError `conflict` when the building has changed so that one of them is no longer what was shown
 */
export async function applyPreview(dependencies: RosterDependencies, previewId: string, wishes: ApplyRoster, by: By): Promise<AppliedRoster> {
  const kept = findOrThrow(dependencies, previewId, by)
  kept.application ??= applyOnce(dependencies, kept, wishes, by)
  try {
    return await kept.application
  } catch (error) {
    kept.application = null
    throw error
  }
}

async function applyOnce(dependencies: RosterDependencies, { roster, schoolId, plan }: Kept, wishes: ApplyRoster, by: By): Promise<AppliedRoster> {
  if (plan === null) throw new ClearCycleError('conflict', 'Say first which school of the roster this building is.')
  const chosen = choose(plan, wishes)
  const { signedOut, promoted, changed } = await inTransaction(dependencies.database, async (transaction) => {
    const building = await store.readBuilding(transaction, by.buildingId)
    const now = makePlan(roster, schoolId, building)
    const stillThere = new Set([...now.changes, ...now.proposals].map(({ id }) => id))
    if (chosen.some(({ id }) => !stillThere.has(id))) {
      throw new ClearCycleError('conflict', 'The building has changed since you looked. Nothing was applied; look at the changes again.')
    }
    return apply(dependencies, transaction, { plan: now, building, chosen, by })
  })
  for (const personId of signedOut) await dependencies.endSessions(personId)
  for (const personId of promoted) dependencies.roleChanged(personId)
  for (const personId of changed) dependencies.accessChanged(personId)
  const kinds = [...new Set(chosen.map(({ kind }) => kind))]
  return { applied: kinds.map((kind) => ({ kind, count: chosen.filter((change) => change.kind === kind).length })) }
}

/** Every change that was not left out and whatever was asked for beyond; nothing without what it needs. */
function choose({ changes, proposals }: { changes: readonly Planned[]; proposals: readonly Planned[] }, { except, also }: ApplyRoster): Planned[] {
  const left = new Set(except)
  const all = [...changes.filter(({ id }) => !left.has(id)), ...proposals.filter(({ id }) => also.includes(id))]
  for (;;) {
    const ids = new Set(all.map(({ id }) => id))
    const orphan = all.findIndex(({ needs }) => needs.some((need) => !ids.has(need)))
    if (orphan === -1) return all
    all.splice(orphan, 1)
  }
}

async function lookAgain({ database }: RosterDependencies, kept: Kept): Promise<RosterPreview> {
  const { id, expiresAt, roster, schoolId } = kept
  const { schools, problems, moreProblems, droppedStudents } = roster
  const mustChoose = schools.length > 1 && schoolId === null
  if (!mustChoose && kept.application === null) {
    kept.plan = makePlan(roster, schoolId, await store.readBuilding(database.read, kept.buildingId))
  }
  const notes = (kept.plan?.notes ?? []).map((message) => ({ file: 'users.csv', line: null, message }))
  return {
    ...{ id, expiresAt, schools: [...schools], schoolId, moreProblems, droppedStudents },
    problems: [...problems, ...notes],
    changes: kept.plan?.changes ?? [],
    proposals: kept.plan?.proposals ?? [],
    unchanged: kept.plan?.unchanged ?? 0,
  }
}

/** The only school, or the one that is called like the building. */
function schoolNamed(schools: readonly School[], building: string): string | null {
  const [only, ...more] = schools
  if (only !== undefined && more.length === 0) return only.id
  return schools.find(({ name }) => name.trim().toLowerCase() === building.trim().toLowerCase())?.id ?? null
}

function findOrThrow({ previews, now }: RosterDependencies, previewId: string, by: By): Kept {
  const kept = previews.find(previewId, by.buildingId, now())
  if (kept === undefined) throw new ClearCycleError('not-found', 'This preview is over. Send the roster again.')
  return kept
}
