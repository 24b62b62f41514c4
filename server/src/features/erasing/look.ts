import { type DocumentKind, shapes } from 'shared/cycles/fields'
import { excerptsOf } from 'shared/erasing/replace'
import { textsOf } from 'shared/erasing/rewrite'
import type { Place } from 'shared/erasing/schema'
import { matchesIn, type Needle } from 'shared/erasing/words'
import * as Y from 'yjs'
import type { ReapplyDependencies } from './dependencies'
import { stateOf } from './documents'
import { lookInRecords, type Owner } from './records'
import * as store from './store'
import { Tally } from './tally'

type Dependencies = Pick<ReapplyDependencies, 'database' | 'documents'>

/** At most so many excerpts a place: enough to see whether it is the student. */
const mostExcerpts = 3

export interface Found {
  places: (Place & { excerpts: string[] })[]
  personalDocuments: number
  pictures: number
  cycles: Record<string, number>
}

/** Where a name stands now, in all that colleagues read. Personal documents are counted and not opened. */
export async function look(dependencies: Dependencies, scope: { buildingId: string; teamId: string | null }, needle: Needle): Promise<Found> {
  const { database } = dependencies
  const tally = new Tally()
  const excerpts = new Excerpts(needle)
  const cycles = await store.cyclesIn(database.read, scope)
  for (const teamId of await store.teamsIn(database.read, scope)) {
    await lookBeside(dependencies, { of: 'team', id: teamId, teamId }, needle, tally, excerpts)
  }
  let personalDocuments = 0
  for (const { id: cycleId, team_id: teamId } of cycles) {
    await lookBeside(dependencies, { of: 'cycle', id: cycleId, teamId }, needle, tally, excerpts)
    for (const { id, kind } of await store.documentsOf(database.read, cycleId)) {
      if (kind === 'personal') personalDocuments++
      else {
        for (const { field, text } of await textsOfDocument(dependencies, id)) {
          const count = matchesIn(text, needle).length
          tally.add({ kind, teamId, cycleId, field, count })
          if (count > 0) excerpts.add({ kind, teamId, cycleId, field }, text)
        }
      }
    }
  }
  const places = tally.places.map((place) => ({ ...place, excerpts: excerpts.of(place) }))
  const named = new Set(places.map(({ cycleId }) => cycleId))
  return {
    ...{ places, personalDocuments, pictures: await store.countPictures(database.read, cycles.map(({ id }) => id)) },
    cycles: Object.fromEntries(cycles.filter(({ id }) => named.has(id)).map(({ id, number }) => [id, number])),
  }
}

async function lookBeside({ database }: Dependencies, owner: Owner, needle: Needle, tally: Tally, excerpts: Excerpts): Promise<void> {
  const cycleId = owner.of === 'cycle' ? owner.id : null
  await lookInRecords(database.read, owner, needle, tally, ({ kind }, words) => excerpts.add({ kind, teamId: owner.teamId, cycleId, field: null }, words))
}

/** Is it in any document of this cycle, personal ones too, or in a version of one? For the server alone. */
export async function isInDocuments(dependencies: Dependencies, cycleId: string, needle: Needle): Promise<boolean> {
  const holds = (texts: readonly { text: string }[]) => texts.some(({ text }) => matchesIn(text, needle).length > 0)
  for (const { id, kind } of await store.documentsOf(dependencies.database.read, cycleId)) {
    if (holds(await textsOfDocument(dependencies, id))) return true
    for (const { bytes } of await store.versionsOf(dependencies.database.read, id)) if (holds(textsOfState(kind, bytes))) return true
  }
  return false
}

async function textsOfDocument({ documents }: Dependencies, documentId: string): Promise<{ field: string; text: string }[]> {
  const logged = await documents.load(documentId)
  return logged === null ? [] : textsOfState(logged.kind, await stateOf(documents, logged))
}

function textsOfState(kind: DocumentKind, state: Uint8Array): { field: string; text: string }[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const texts = textsOf(shapes[kind], doc)
  doc.destroy()
  return texts
}

type PlaceOnly = Pick<Place, 'kind' | 'teamId' | 'cycleId' | 'field'>

class Excerpts {
  readonly #needle: Needle
  readonly #byPlace = new Map<string, string[]>()

  constructor(needle: Needle) {
    this.#needle = needle
  }

  add(place: PlaceOnly, text: string): void {
    const known = this.of(place)
    if (known.length >= mostExcerpts) return
    this.#byPlace.set(keyOf(place), [...known, ...excerptsOf(text, this.#needle, mostExcerpts - known.length)])
  }

  of(place: PlaceOnly): string[] {
    return this.#byPlace.get(keyOf(place)) ?? []
  }
}

function keyOf({ kind, teamId, cycleId, field }: PlaceOnly): string {
  return JSON.stringify([kind, teamId, cycleId, field])
}
