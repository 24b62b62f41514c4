import { strToU8, zipSync } from 'fflate'
import { personalDocument } from 'shared/cycles/document'
import * as z from 'zod'
import type * as Y from 'yjs'
import type { Database } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import type { Acting } from '../../http/acting'
import type { Caller } from '../../http/route'
import { readme } from './readme'
import * as store from './store'

export interface ExportDependencies extends Acting {
  documents: { read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T> }
  /** What a browser says of itself, in a word for each. */
  deviceOf(userAgent: string): { browser: string | null; system: string | null }
}

/** Everything that the building holds about a person, for that person alone: a zip of JSON files and a page that explains them. */
export async function exportMine(dependencies: ExportDependencies, caller: Caller): Promise<Uint8Array> {
  const { database, audit, now } = dependencies
  const { read } = database
  await inTransaction(database, (transaction) => audit(transaction, caller, { what: 'own data exported', about: caller.id }))
  const files = {
    'profile.json': await profile(read, caller.id),
    'sign-in.json': await waysIn(dependencies, caller.id),
    'teams.json': datesIn(await store.tiesOf(read, caller.id)),
    'my-pages.json': await myPages(dependencies, caller.id),
    'my-name-in-teams.json': await namedIn(read, caller.id),
    'what-i-did.json': datesIn({ ...(await store.deedsOf(read, caller.id)), versions: await store.versionsOf(read, caller.id), writing: await store.writingOf(read, caller.id) }),
    'record.json': await record(read, caller.id),
  }
  const zip: Record<string, Uint8Array> = { 'readme.txt': strToU8(readme(caller.name, new Date(now()).toISOString())) }
  for (const [name, content] of Object.entries(files)) zip[name] = strToU8(`${JSON.stringify(content, null, 2)}\n`)
  return zipSync(zip)
}

async function profile(db: Database['read'], personId: string) {
  const { person, roles, agreement } = await store.profileOf(db, personId)
  const roster: unknown = person.roster === null ? null : JSON.parse(person.roster)
  return datesIn({ ...person, roster, roles, agreement: agreement ?? null })
}

async function waysIn({ database, deviceOf }: ExportDependencies, personId: string) {
  const { password, identities, sessions, links } = await store.waysInOf(database.read, personId)
  const devices = sessions.map(({ user_agent, own_device, ...session }) => ({ ...deviceOf(user_agent), ownDevice: own_device === 1, saysOfItself: user_agent, ...session }))
  return datesIn({ password: password ?? null, identities, devices, links })
}

/** To the last word that is saved, with what was taken away and lies in the Removed tray. */
async function myPages({ database, documents }: ExportDependencies, personId: string) {
  const pages = await store.personalDocumentsOf(database.read, personId)
  return Promise.all(
    pages.map(async ({ id, team, cycle }) => {
      const { view, removed } = await documents.read(id, (doc) => personalDocument(doc).project())
      return { team, cycle, view, removed }
    }),
  )
}

const viewSchema = z.record(z.string(), z.unknown())
const rowSchema = z.looseObject({
  signedBy: z.unknown().optional(),
  owner: z.unknown().optional(),
  person: z.unknown().optional(),
  with: z.unknown().optional(),
})

/** Rows of teams' pages that name a person: signed by them, a decision that is theirs to see to, a visit, a vote. */
async function namedIn(db: Database['read'], personId: string) {
  const states = await store.statesAround(db, personId)
  return states.flatMap(({ team, cycle, state }) => {
    const view = viewSchema.safeParse(JSON.parse(state)).data ?? {}
    const found: Record<string, unknown[]> = {}
    for (const [part, content] of Object.entries(view)) {
      const rows: unknown[] = Array.isArray(content) ? content : []
      const mine = Array.isArray(content) ? rows.filter((row) => names(row, personId)) : votesBy(content, personId)
      if (mine.length > 0) found[part] = mine
    }
    return Object.keys(found).length > 0 ? [{ team, cycle, ...found }] : []
  })
}

function names(row: unknown, personId: string): boolean {
  const { signedBy, owner, person, with: other } = rowSchema.safeParse(row).data ?? {}
  return [signedBy, owner, person, other].includes(personId)
}

/** Entries of a grid whose key ends in a person: `<card>/<person>`. */
function votesBy(content: unknown, personId: string): string[] {
  const grid = viewSchema.safeParse(content)
  return grid.success ? Object.keys(grid.data).filter((key) => key.endsWith(`/${personId}`)) : []
}

async function record(db: Database['read'], personId: string) {
  const rows = await store.recordOf(db, personId)
  return datesIn(
    rows.map(({ at, person_id, what, about, source, address }) => ({
      at,
      by: person_id === personId ? 'you' : person_id === null ? 'the server' : 'somebody else of the building',
      what,
      about: about === personId ? 'you' : about,
      source,
      // From where somebody else did something is theirs.
      address: person_id === personId ? address : null,
    })),
  )
}

const moment = /(^at|_at|^first|^last)$/

/** Milliseconds since 1970 as a date that people read, wherever the name says that it is one. */
function datesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(datesIn)
  const object = viewSchema.safeParse(value)
  if (!object.success) return value
  const entries = Object.entries(object.data).map(([name, content]) =>
    moment.test(name) && typeof content === 'number' ? [name, new Date(content).toISOString()] : [name, datesIn(content)],
  )
  return Object.fromEntries(entries)
}
