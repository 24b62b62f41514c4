import type { DocumentKind } from 'shared/cycles/fields'
import type * as Y from 'yjs'
import type { Room } from './room'
import type { ProjectedState, SharedKind, StateStore } from './state-store'
import type { SyncLogger } from './sync'
import type { SyncWatch } from './watch'

export interface ProjectorSettings {
  states: StateStore
  project(kind: SharedKind, doc: Y.Doc): unknown
  /** A new state has been kept. */
  projected?(state: ProjectedState): void
  logger: SyncLogger
  watch?: SyncWatch
  now(): number
  /** How long commits gather before their document is projected, in milliseconds. */
  delayMs: number
  /** The least time from one projection of a document to the next, in milliseconds; none without it. */
  restMs?: number
  /** How long until what could not be kept is tried again, in milliseconds. */
  retryMs?: number
}

const usualRetryMs = 10_000

/** Documents that are due about the same time are projected at the same, and kept in one transaction. */
const shareMs = 100

/**
 * Keeps, beside each shared document, its plain state for whoever only reads (docs/sync.md L8): a while after a
 * commit, and before a document is unloaded. It comes after saving and never holds it up: a state that could not be
 * kept is made again a while later, and at the next commit or load.
 */
export class Projector {
  readonly #settings: ProjectorSettings
  readonly #timers = new Map<Room, NodeJS.Timeout>()
  readonly #running = new Map<Room, Promise<void>>()
  readonly #projectedAt = new WeakMap<Room, number>()

  constructor(settings: ProjectorSettings) {
    this.#settings = settings
  }

  /** Rows of this room have reached the disk. */
  committed(room: Room): void {
    if (sharedKind(room) !== null) this.#soon(room, this.#waitFor(room))
  }

  /** The room has been loaded: its log may have gone on since it was last projected. */
  loaded(room: Room): void {
    const kind = sharedKind(room)
    if (kind === null) return
    const { cycleId } = room.document
    this.#settings.states.projectedSeq(cycleId, kind).then(
      (seq) => {
        if (seq < room.headSeq && room.isOpen) this.committed(room)
      },
      (error: unknown) => this.#warn(room, error),
    )
  }

  /** Is something of this room still to be projected? */
  isDue(room: Room): boolean {
    return this.#timers.has(room)
  }

  /** Projects what has not been yet. Resolves when that is kept, or could not be: then it is due again. */
  async finish(room: Room): Promise<void> {
    if (this.#cancel(room)) await this.#project(room)
    await this.#running.get(room)
  }

  /** The room was thrown away. */
  forget(room: Room): void {
    this.#cancel(room)
  }

  #soon(room: Room, ms: number): void {
    if (this.#timers.has(room)) return
    const timer = setTimeout(() => {
      this.#timers.delete(room)
      void this.#project(room)
    }, ms)
    this.#timers.set(room, timer.unref())
  }

  #waitFor(room: Room): number {
    const { delayMs, restMs, now } = this.#settings
    const before = this.#projectedAt.get(room)
    if (restMs === undefined || before === undefined) return delayMs
    const due = Math.max(now() + delayMs, before + restMs)
    return Math.ceil(due / shareMs) * shareMs - now()
  }

  #cancel(room: Room): boolean {
    clearTimeout(this.#timers.get(room))
    return this.#timers.delete(room)
  }

  async #project(room: Room): Promise<void> {
    const before = this.#running.get(room)
    const running = (before ?? Promise.resolve()).then(() => this.#save(room))
    this.#running.set(room, running)
    await running
    if (this.#running.get(room) === running) this.#running.delete(room)
  }

  async #save(room: Room): Promise<void> {
    const kind = sharedKind(room)
    if (kind === null || !room.isOpen) return
    const { project, states, now, projected } = this.#settings
    const { cycleId, buildingId, epoch } = room.document
    this.#projectedAt.set(room, now())
    try {
      const { value: view, seq } = await room.read((doc) => project(kind, doc))
      const state = { cycleId, kind, buildingId, epoch, seq, state: JSON.stringify(view), view, at: now() }
      if (await states.save(state)) projected?.(state)
    } catch (error) {
      this.#warn(room, error)
      // A disk that is full has room for none of them; when it has again, they must not all come at once.
      const { retryMs = usualRetryMs } = this.#settings
      if (room.isOpen) this.#soon(room, retryMs * (0.5 + Math.random() / 2))
    }
  }

  #warn(room: Room, error: unknown): void {
    this.#settings.watch?.projectionFailed()
    const { documentId } = room.document
    this.#settings.logger.warn({ err: error, documentId }, 'A document could not be projected; it will be')
  }
}

function sharedKind(room: Room): SharedKind | null {
  const kind: DocumentKind = room.document.kind
  return kind === 'personal' ? null : kind
}
