import type { Closing } from 'shared/sync/rules'
import { closeCode, type CloseCode } from 'shared/sync/wire'
import { Allowance } from './flow'
import { updateFrame } from './frames'
import { PresenceTable } from './presence'
import type { Session } from './session'
import type { Staged } from './staging'

/** States of its own that a session may show at once, and a second; what comes faster is gathered (docs/sync.md G7). */
const shownAtOnce = 40
const shownPerSecond = 20
const gatherMs = 100
/** Nobody moves like this. (Up to 200 a second, the rate alone never closes a socket.) */
const statesAtOnce = 2000
const statesPerSecond = 1000

/** How fast a session shows itself, and what the others have not been told of it. */
interface Showing {
  told: Allowance
  taken: Allowance
  late: Set<number>
}

/** The sessions of a room, what they hear of each other, and what they hear of a commit. */
export class Audience {
  readonly #sessions = new Map<Session, Showing>()
  readonly #presence = new PresenceTable()
  readonly #now: () => number
  #gathering: NodeJS.Timeout | null = null

  constructor(now: () => number) {
    this.#now = now
  }

  get isEmpty(): boolean {
    return this.#sessions.size === 0
  }

  get size(): number {
    return this.#sessions.size
  }

  has(session: Session): boolean {
    return this.#sessions.has(session)
  }

  add(session: Session): void {
    const now = this.#now()
    const told = new Allowance(shownAtOnce, shownPerSecond, now)
    this.#sessions.set(session, { told, taken: new Allowance(statesAtOnce, statesPerSecond, now), late: new Set() })
  }

  /** False when it was not here. */
  remove(session: Session): boolean {
    if (!this.#sessions.delete(session)) return false
    this.#tell(session, this.#presence.leave(session))
    return true
  }

  /**
   * Passes on what a session says of where it is. What comes faster than anybody can look is gathered: the others are
   * told the latest of it. Throws on what is no presence.
   */
  hear(session: Session, presence: Uint8Array): void {
    const showing = this.#sessions.get(session)
    const clientIds = this.#presence.receive(session, presence)
    if (showing === undefined || clientIds.length === 0) return
    const now = this.#now()
    if (clientIds.some(() => !showing.taken.take(now))) return session.wire.close(closeCode.overloaded, 'too-much-presence')
    if (showing.told.take(now)) return this.#tell(session, this.#presence.told(clientIds))
    for (const clientId of clientIds) showing.late.add(clientId)
    if (this.#gathering === null) this.#gathering = setTimeout(() => this.#tellLate(), gatherMs).unref()
  }

  /** Shows a session who else is here; also who has gone, where it may have missed that. */
  introduce(session: Session, alsoGone = false): void {
    const others = this.#presence.others(session, alsoGone)
    if (others !== null) session.wire.send(others)
  }

  /** Who shows themselves under this client id (docs/sync.md A3); null when nobody does. */
  shownBy(clientId: number): string | null {
    return this.#presence.ownerOf(clientId)
  }

  /** These rows are on disk, the first of them with seq `first`. */
  committed(rows: readonly Staged[], first: number): void {
    const news = rows.map(({ bytes, session }, index) => ({ frame: updateFrame(bytes), session, seq: first + index }))
    const all = news.map(({ frame }) => frame)
    for (const session of this.#sessions.keys()) {
      const isNews = (one: (typeof news)[number]) => one.session !== session && session.hears(one.seq)
      // For most it is all of it.
      session.release(first + rows.length - 1, news.every(isNews) ? all : news.filter(isNews).map(({ frame }) => frame))
    }
  }

  close(code: CloseCode, why?: Closing): void {
    const sessions = [...this.#sessions.keys()]
    this.#sessions.clear()
    for (const session of sessions) session.wire.close(code, why)
  }

  #tellLate(): void {
    this.#gathering = null
    for (const [session, { late }] of this.#sessions) {
      const frame = this.#presence.told(late)
      late.clear()
      this.#tell(session, frame)
    }
  }

  #tell(from: Session, presence: Uint8Array | null): void {
    if (presence === null) return
    for (const session of this.#sessions.keys()) {
      if (session !== from && session.hearsUpdates) session.wire.send(presence)
    }
  }
}
