import type { Presence } from 'shared/sync/wire'
import { type AwarenessEntry, awarenessFrame, readAwareness } from './frames'
import type { Session } from './session'

const maxStateBytes = 4096
/** A stock client has one id; a few more leave room for a page that opens a document twice on one socket. */
const maxIdsPerSession = 4
/** How many ids of people who have left are remembered, so that a late echo does not bring them back. */
const rememberedIds = 500

interface Shown {
  session: Session | null
  personId: string
  /** As the client counts. */
  heard: number
  /** As we count towards the others: it only ever grows, also when the client starts again. */
  told: number
  state: string
}

/**
 * Who is here, and in which field (docs/sync.md A3). An awareness id belongs to the session that showed it first; what
 * others say about it, as stock clients do by echoing, is ignored.
 */
export class PresenceTable {
  readonly #shown = new Map<number, Shown>()

  /** Takes in what a session says; returns the ids of which its colleagues have to be told. */
  receive(session: Session, bytes: Uint8Array): number[] {
    return readAwareness(bytes).flatMap((entry) => this.#take(session, entry)?.clientId ?? [])
  }

  /** What there is to tell of these ids now; null when there is nothing. */
  told(clientIds: Iterable<number>): Uint8Array | null {
    const entries: AwarenessEntry[] = []
    for (const clientId of clientIds) {
      const shown = this.#shown.get(clientId)
      if (shown !== undefined) entries.push({ clientId, clock: shown.told, state: shown.state })
    }
    return entries.length === 0 ? null : awarenessFrame(entries)
  }

  /** Everyone but the session itself, also those who have gone where that is asked; null when there is nobody. */
  others(session: Session, alsoGone = false): Uint8Array | null {
    const entries: AwarenessEntry[] = []
    for (const [clientId, shown] of this.#shown) {
      if (shown.session !== session && (alsoGone || shown.session !== null)) {
        entries.push({ clientId, clock: shown.told, state: shown.state })
      }
    }
    return entries.length === 0 ? null : awarenessFrame(entries)
  }

  /** The person whom an id belongs to; null when nobody is known to have shown it. */
  ownerOf(clientId: number): string | null {
    return this.#shown.get(clientId)?.personId ?? null
  }

  /** Takes a session that has gone off the table; returns what its colleagues are told. */
  leave(session: Session): Uint8Array | null {
    const told: AwarenessEntry[] = []
    for (const [clientId, shown] of this.#shown) {
      if (shown.session === session) told.push(this.#hide(clientId, shown))
    }
    this.#forget()
    return told.length === 0 ? null : awarenessFrame(told)
  }

  #take(session: Session, { clientId, clock, state }: AwarenessEntry): AwarenessEntry | null {
    const known = this.#shown.get(clientId)
    if (known !== undefined && !mayShow(session, known, clock)) return null
    if (state === 'null') {
      if (known?.session !== session) return null
      known.heard = clock
      return this.#hide(clientId, known)
    }
    const stamped = stamp(session, state)
    if (stamped === null || (known?.session !== session && this.#idsOf(session) >= maxIdsPerSession)) return null
    const told = Math.max(known?.told ?? 0, clock - 1) + 1
    this.#shown.set(clientId, { session, personId: session.person.personId, heard: clock, told, state: stamped })
    return { clientId, clock: told, state: stamped }
  }

  #hide(clientId: number, shown: Shown): AwarenessEntry {
    shown.session = null
    shown.state = 'null'
    shown.told++
    return { clientId, clock: shown.told, state: 'null' }
  }

  #idsOf(session: Session): number {
    let ids = 0
    for (const shown of this.#shown.values()) if (shown.session === session) ids++
    return ids
  }

  #forget(): void {
    let spare = this.#shown.size - rememberedIds
    for (const [clientId, shown] of this.#shown) {
      if (spare <= 0) return
      if (shown.session !== null) continue
      this.#shown.delete(clientId)
      spare--
    }
  }
}

/**
 * Its owner may show an id; so may a newer connection of the same person, which after a lost connection arrives before
 * the old one is known to be dead. An echo never counts further than its original, so a higher clock tells them apart.
 */
function mayShow(session: Session, known: Shown, clock: number): boolean {
  if (known.session === session) return clock >= known.heard
  const newer = known.session === null || session.joined > known.session.joined
  return newer && known.personId === session.person.personId && clock > known.heard
}

/** The state with the name and colour of whoever is signed in; null when it is no state, or too big. */
function stamp(session: Session, json: string): string | null {
  if (json.length > maxStateBytes) return null
  const state = parse(json)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null
  const { personId, name, initials, color } = session.person
  const identity = {
    person: { id: personId, name, initials, color },
    user: { name, color },
  } satisfies Presence
  const stamped = JSON.stringify({ ...state, ...identity })
  return Buffer.byteLength(stamped) > maxStateBytes ? null : stamped
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
