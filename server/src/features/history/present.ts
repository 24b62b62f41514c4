import { may } from 'shared/access/policy'
import type { Standing } from 'shared/access/standing'
import { shapes } from 'shared/cycles/fields'
import type { Shape } from 'shared/document/shape'
import { compareDocuments, type Pair } from 'shared/history/compare'
import { digest, type Entry } from 'shared/history/digest'
import { isRowList, labelOf, plain, type PlainView } from 'shared/history/plain-view'
import { type Changes, type Comparison, type HistoryDocument, historyDocuments, type Version, type Versions } from 'shared/history/schema'
import * as Y from 'yjs'
import { notThere } from '../../http/guard'
import { openOrSay, type VersionOfCycle } from './commands'
import { docOf } from './copies'
import type { HistoryDependencies } from './dependencies'
import * as store from './store'

/** Of which documents somebody reads the history; as of the documents themselves. */
export function readable(standing: Standing): HistoryDocument[] {
  return may('read tries', standing) ? [...historyDocuments] : ['cycle']
}

/** Which documents somebody's restore reaches. */
export function restorable(standing: Standing): HistoryDocument[] {
  return may('write tries', standing) ? [...historyDocuments] : ['cycle']
}

export async function readVersions({ database }: HistoryDependencies, cycleId: string, standing: Standing): Promise<Versions> {
  return {
    versions: (await store.versionsOf(database.read, cycleId)).map(toVersion),
    mayRestore: may('restore versions', standing),
    withPractice: restorable(standing).includes('practice'),
  }
}

function toVersion({ id, kind, name, step, person_id, person_name, at, restored_id }: store.VersionRow): Version {
  return { id, kind, name, step, at, restored: restored_id, by: person_id === null ? null : { id: person_id, name: person_name ?? '' } }
}

/** What differs between a version and another one, or the page as it is saved now; from the older to the newer. */
export async function readComparison(
  dependencies: HistoryDependencies,
  { cycleId, versionId }: VersionOfCycle,
  { with: other = 'now', standing }: { with?: string | undefined; standing: Standing },
): Promise<Comparison> {
  const { read } = dependencies.database
  const one = await store.findVersion(read, cycleId, versionId)
  const two = other === 'now' ? null : await store.findVersion(read, cycleId, other)
  if (one === undefined || two === undefined) throw notThere()
  const [before, after] = two !== null && two.at < one.at ? [two, one] : [one, two]
  const wanted = readable(standing)
  const old = await openOrSay(dependencies, before.id, wanted)
  const fresh = after === null ? await openNow(dependencies, cycleId, wanted) : await openOrSay(dependencies, after.id, wanted)
  const pairs = wanted.flatMap((document): Pair[] => {
    const [from, to] = [old.get(document), fresh.get(document)]
    return from && to ? [{ document, before: from.doc, after: to.doc }] : []
  })
  const { differences, names, unnamed } = compareDocuments(pairs)
  const people = await store.namesOf(read, before.building_id, unnamed)
  return { before: toVersion(before), after: after && toVersion(after), differences, names: { ...names, ...Object.fromEntries(people) } }
}

async function openNow({ database, documents }: HistoryDependencies, cycleId: string, wanted: readonly HistoryDocument[]) {
  const opened = new Map<HistoryDocument, { doc: Y.Doc }>()
  for (const { id, kind } of await store.sharedDocuments(database.read, cycleId)) {
    const document = wanted.find((each) => each === kind)
    if (document) opened.set(document, { doc: docOf(await documents.read(id, (doc) => Y.encodeStateAsUpdate(doc))) })
  }
  return opened
}

/** A row is written a moment before it is projected, and an entry says so up to a few seconds ahead. */
const slack = 10_000
const minute = 60_000

/** What others have changed since a moment, or since the caller's visit before this one. */
export async function readChanges(
  { database, now }: HistoryDependencies,
  cycleId: string,
  { since: asked, personId, standing }: { since: number | null; personId: string; standing: Standing },
): Promise<Changes> {
  const { read } = database
  const since = asked ?? (await store.visitBefore(read, cycleId, personId, now()))
  if (since === null) return { since, changes: [] }
  const wanted = readable(standing)
  const isOthers = await othersIn(database, cycleId, personId, since)
  const entries = (await store.changesSince(read, cycleId, since)).filter((entry) => wanted.includes(entry.document) && isOthers(entry))
  const views = new Map((await store.statesOf(read, cycleId)).map(({ kind, state }) => [kind, parse(state)]))
  const changes = digest(entries.map((entry) => toEntry(entry, now())), (field, row) => labelIn(views, field, row))
  return { since, changes }
}

/** The journal knows nobody's name; the log knows in which minutes only I have written. */
async function othersIn({ read }: HistoryDependencies['database'], cycleId: string, personId: string, since: number) {
  const wrote = new Map<string, Awaited<ReturnType<typeof store.othersWrote>>>()
  for (const { id, kind } of await store.sharedDocuments(read, cycleId)) wrote.set(kind, await store.othersWrote(read, id, personId, since - slack))
  return ({ document, field, first_at, at }: { document: HistoryDocument; field: string | null; first_at: number; at: number }): boolean => {
    const others = wrote.get(document)
    // What is about no field is for everybody; of rows that compaction has taken nobody can say whose they were.
    if (field === null || others === undefined || first_at - slack < others.oldest) return true
    const last = Math.floor(at / minute)
    for (let each = Math.floor((Math.max(first_at, since) - slack) / minute); each <= last; each++) if (others.minutes.has(each)) return true
    return false
  }
}

function toEntry({ document, field, row_id: row, column_name: column, what, count, at }: Awaited<ReturnType<typeof store.changesSince>>[number], now: number): Entry {
  return { document, field, row, column, what, count, at: Math.min(at, now) }
}

function labelIn(views: ReadonlyMap<string, PlainView>, field: string, row: string): string | null {
  for (const [kind, view] of views) {
    const document = historyDocuments.find((each) => each === kind)
    if (document === undefined) continue
    const { tables }: Shape = shapes[document]
    const columns = tables[field]
    const rows = view[field]
    const found = isRowList(rows) ? rows.find(({ id }) => id === row) : undefined
    if (columns && found) return labelOf(columns, found)
  }
  return null
}

function parse(json: string): PlainView {
  try {
    return plain(JSON.parse(json))
  } catch {
    return {}
  }
}
