import type { CloseCode } from 'shared/sync/wire'
import { updateFrame } from './frames'
import { PresenceTable } from './presence'
import type { Session } from './session'
import type { Staged } from './staging'

/** The sessions of a room, what they hear of each other, and what they hear of a commit. */
export class Audience {
  readonly #sessions = new Set<Session>()
  readonly #presence = new PresenceTable()

  get isEmpty(): boolean {
    return this.#sessions.size === 0
  }

  has(session: Session): boolean {
    return this.#sessions.has(session)
  }

  add(session: Session): void {
    this.#sessions.add(session)
  }

  /** False when it was not here. */
  remove(session: Session): boolean {
    if (!this.#sessions.delete(session)) return false
    this.#tell(session, this.#presence.leave(session))
    return true
  }

  /** Passes on what a session says of where it is. Throws on what is no presence. */
  hear(session: Session, presence: Uint8Array): void {
    this.#tell(session, this.#presence.receive(session, presence))
  }

  /** Shows a session who else is here. */
  introduce(session: Session): void {
    const others = this.#presence.others(session)
    if (others !== null) session.wire.send(others)
  }

  /** Who shows themselves under this client id (docs/sync.md A3); null when nobody does. */
  shownBy(clientId: number): string | null {
    return this.#presence.ownerOf(clientId)
  }

  /** These rows are on disk, the first of them with seq `first`. */
  committed(rows: readonly Staged[], first: number): void {
    const frames = rows.map(({ bytes }) => updateFrame(bytes))
    const last = first + rows.length - 1
    for (const session of this.#sessions) {
      const news = frames.filter((_, index) => rows[index]?.session !== session && session.hears(first + index))
      session.release(last, news)
    }
  }

  close(code: CloseCode): void {
    const sessions = [...this.#sessions]
    this.#sessions.clear()
    for (const session of sessions) session.wire.close(code)
  }

  #tell(from: Session, presence: Uint8Array | null): void {
    if (presence === null) return
    for (const session of this.#sessions) {
      if (session !== from && session.hearsUpdates) session.wire.send(presence)
    }
  }
}
