import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Presence } from 'shared/sync/wire'
import { type Readable, writable } from './readable'

/** A person who has this page open now, as the server vouches for them. */
export type Colleague = NonNullable<Presence['person']>

/** A colleague in a field, with the caret they have there, if any. */
export interface Visitor {
  clientId: number
  person: Colleague
  field: string
  /** Where their caret stands, as Yjs keeps it; see {@link caretIn}. */
  caret: Presence['caret'] | null
}

/** Who else is on this page and where; and where I am. Framework-free. */
export interface PagePresence {
  /** People here other than me, each once, whatever number of tabs they have open. */
  readonly here: Readable<readonly Colleague[]>
  /** Visitors of one field. The list stays the same object while nothing in that field changes. */
  visitorsIn(path: string): Readable<readonly Visitor[]>
  /** I am in this field now. `doc` says in which document; private documents show nobody anything. */
  enter(path: string, doc?: Y.Doc): void
  leave(path: string): void
  /** Where my caret stands in the field that I am in. */
  showCaret(doc: Y.Doc, anchor: Y.RelativePosition, head: Y.RelativePosition): void
}

/** Milliseconds between two places of my caret that the others are told. */
const caretPause = 60

/** A document of the page in which people see each other. */
export interface SharedPlace {
  doc: Y.Doc
  awareness: Awareness
}

/**
 * Presence over the shared documents of a page. The first place is the page's own: people are "here" there; in the
 * others they show only while they are in a field.
 */
export function pagePresence(places: readonly SharedPlace[], me: string): PagePresence & { close(): void } {
  const here = writable<readonly Colleague[]>([])
  const fields = new Map<string, ReturnType<typeof writable<readonly Visitor[]>>>()
  let mine: { path: string; place: SharedPlace } | null = null
  let occupied = new Set<string>()
  let caret: NonNullable<Presence['caret']> | null = null
  let caretTimer: ReturnType<typeof setTimeout> | undefined

  const refresh = () => {
    const people = new Map<string, Colleague>()
    const visitors = new Map<string, Visitor[]>()
    for (const place of places) {
      for (const [clientId, state] of statesOf(place)) {
        const { person } = state
        if (!person || person.id === me) continue
        people.set(person.id, person)
        if (!state.field) continue
        const visitor = { clientId, person, field: state.field, caret: state.caret ?? null }
        visitors.set(state.field, [...(visitors.get(state.field) ?? []), visitor])
      }
    }
    setIfNew(here, [...people.values()].sort((a, b) => a.name.localeCompare(b.name)))
    for (const path of new Set([...occupied, ...visitors.keys()])) {
      const store = fields.get(path)
      if (store) setIfNew(store, visitors.get(path) ?? [])
    }
    occupied = new Set(visitors.keys())
  }
  const say = (place: SharedPlace, part: Presence) => {
    clearTimeout(caretTimer)
    caretTimer = undefined
    place.awareness.setLocalState({ ...place.awareness.getLocalState(), ...part })
  }
  const sayCaret = () => {
    caretTimer = undefined
    const shown: Presence = mine?.place.awareness.getLocalState() ?? {}
    if (mine && JSON.stringify(shown.caret) !== JSON.stringify(caret)) say(mine.place, { caret })
  }
  for (const place of places) place.awareness.on('change', refresh)
  refresh()

  return {
    here,
    visitorsIn(path) {
      const known = fields.get(path)
      if (known) return known
      const made = writable<readonly Visitor[]>([])
      fields.set(path, made)
      if (occupied.has(path)) refresh()
      return made
    },
    enter(path, doc) {
      const place = doc ? places.find((shared) => shared.doc === doc) : places[0]
      if (mine && mine.place !== place) say(mine.place, { field: null, caret: null })
      mine = place ? { path, place } : null
      if (place) say(place, { field: path, caret: null })
    },
    leave(path) {
      if (mine?.path !== path) return
      say(mine.place, { field: null, caret: null })
      mine = null
    },
    showCaret(doc, anchor, head) {
      if (mine?.place.doc !== doc) return
      caret = { anchor: Y.relativePositionToJSON(anchor), head: Y.relativePositionToJSON(head) }
      caretTimer ??= setTimeout(sayCaret, caretPause)
    },
    close() {
      clearTimeout(caretTimer)
      for (const place of places) place.awareness.off('change', refresh)
    },
  }
}

/** States that clients wrote are read with care: only what has the right form is used. */
function* statesOf(place: SharedPlace): Iterable<[number, Presence]> {
  for (const [clientId, state] of place.awareness.getStates()) {
    if (clientId === place.doc.clientID) continue
    const { person, field, caret }: Presence = state
    const known = person && typeof person.id === 'string' && typeof person.name === 'string' ? { person } : {}
    yield [clientId, { ...known, field: typeof field === 'string' ? field : null, caret: caret ?? null }]
  }
}

/** Where a colleague's caret stands in a text just now, in UTF-16 units from its start; null when it is not there. */
export function caretIn(text: Y.Text, caret: Visitor['caret']): { anchor: number; head: number } | null {
  const { doc } = text
  if (!caret || !doc) return null
  try {
    const index = (json: unknown) => {
      const at = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc)
      return at?.type === text ? at.index : null
    }
    const anchor = index(caret.anchor)
    const head = index(caret.head)
    return anchor === null || head === null ? null : { anchor, head }
  } catch {
    // A caret that cannot be read is a caret that is not drawn.
    return null
  }
}

function setIfNew<T>(store: { get(): readonly T[]; set(value: readonly T[]): void }, next: readonly T[]): void {
  if (JSON.stringify(store.get()) !== JSON.stringify(next)) store.set(next)
}
