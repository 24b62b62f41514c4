import { closeCode } from 'shared/sync/wire'
import type { Compactor } from './compactor'
import type { Flusher } from './flush'
import type { Log } from './log'
import type { Projector } from './projector'
import { Rests } from './rests'
import { Room, type RoomListener, type RoomSettings } from './room'
import type { SyncFigures } from './watch'

export interface RoomsSettings extends RoomSettings {
  log: Log
  flusher: Flusher
  projector: Projector
  compactor: Compactor
  afterCommit?(room: Room): void
  /** How long an idle document stays in memory, in milliseconds: a reload comes back to it. */
  lingerMs: number
}

type Entry =
  | { kind: 'loading'; room: Promise<Room | null> }
  | { kind: 'open'; room: Room; unload: NodeJS.Timeout | null }
  /** What the room held is on its way to the disk, or was thrown away; the log may be read again after that. */
  | { kind: 'closing'; room: Room; closed: Promise<void> }

/** The rooms of this process: a document is loaded once, and unloaded once all of it is durable (docs/sync.md L3). */
export class Rooms {
  readonly #settings: RoomsSettings
  readonly #entries = new Map<string, Entry>()
  readonly #listener: RoomListener
  readonly #rests: Rests
  #ending = false

  constructor(settings: RoomsSettings) {
    this.#settings = settings
    this.#rests = new Rests(settings.now)
    const { flusher, projector, compactor } = settings
    this.#listener = {
      staged: (room) => flusher.request(room),
      committed: (room) => {
        this.#rests.end(room.document.documentId, 'append')
        projector.committed(room)
        compactor.committed(room)
        settings.afterCommit?.(room)
      },
      idle: (room) => this.#unloadSoon(room),
      notSaved: (room) => this.#rests.begin(room.document.documentId, 'append'),
      discarded: (room) => {
        projector.forget(room)
        this.#closing(room, flusher.landed())
      },
    }
  }

  get size(): number {
    return this.#entries.size
  }

  /** How many rooms there are, and what of them is staged and not yet on disk. */
  figures(): Pick<SyncFigures, 'rooms' | 'queuedRows' | 'queuedBytes'> {
    let queuedRows = 0
    let queuedBytes = 0
    for (const entry of this.#entries.values()) {
      if (entry.kind !== 'open') continue
      const { rows, bytes } = entry.room.queued
      queuedRows += rows
      queuedBytes += bytes
    }
    return { rooms: this.#entries.size, queuedRows, queuedBytes }
  }

  /**
   * The document's room, loaded if need be; null when there is no such document. Rejects when it cannot be loaded.
   * Use it before the next await: an idle room may be gone after it.
   */
  async open(documentId: string): Promise<Room | null> {
    for (;;) {
      const entry = this.#entries.get(documentId)
      switch (entry?.kind) {
        case undefined:
          return this.#load(documentId)
        case 'loading':
          if ((await entry.room) === null) return null
          break
        case 'open':
          this.#stay(entry)
          return entry.room
        case 'closing':
          await entry.closed
          break
        default:
          entry satisfies never
      }
    }
  }

  /**
   * Resolves when this document may be tried again: at once, unless it could not be read or saved just now. Who comes
   * with words for it should wait for this; the server's own work need not.
   */
  rested(documentId: string): Promise<void> {
    return this.#rests.over(documentId)
  }

  /** Lets go of a document whose log has begun again: whoever is in it starts again (docs/sync.md L7). */
  async restart(documentId: string): Promise<void> {
    const entry = this.#entries.get(documentId)
    if (entry === undefined) return
    if (entry.kind === 'closing') await entry.closed
    const room = entry.kind === 'loading' ? await entry.room.catch(() => null) : entry.room
    // One that was closing may have had to stay.
    if (!room?.isOpen) return
    room.discard(closeCode.epochChanged)
    // A projection that was under way knows the old document: it must not be kept after the new one's.
    await this.#settings.projector.finish(room)
  }

  /** Projects what is left and lets go of every room. Nothing may be staged any more. */
  async close(): Promise<void> {
    this.#ending = true
    for (const entry of this.#entries.values()) {
      if (entry.kind === 'open') this.#unload(entry.room)
    }
    await Promise.all([...this.#entries.values()].flatMap((entry) => (entry.kind === 'closing' ? [entry.closed] : [])))
  }

  async #load(documentId: string): Promise<Room | null> {
    const loading = this.#read(documentId)
    this.#entries.set(documentId, { kind: 'loading', room: loading })
    try {
      const room = await loading
      this.#rests.end(documentId, 'load')
      if (room === null) {
        this.#entries.delete(documentId)
        return null
      }
      this.#entries.set(documentId, { kind: 'open', room, unload: null })
      this.#unloadSoon(room)
      this.#settings.projector.loaded(room)
      return room
    } catch (error) {
      this.#entries.delete(documentId)
      this.#rests.begin(documentId, 'load')
      throw error
    }
  }

  async #read(documentId: string): Promise<Room | null> {
    const document = await this.#settings.log.load(documentId)
    if (document === null) return null
    const { damagedSnapshots } = document
    if (damagedSnapshots > 0) {
      this.#settings.logger.error({ documentId, damagedSnapshots }, 'A snapshot is not what was written; the one before it was used')
    }
    return new Room(document, this.#settings, this.#listener)
  }

  #stay(entry: Extract<Entry, { kind: 'open' }>): void {
    if (entry.unload === null) return
    clearTimeout(entry.unload)
    entry.unload = null
    // Whoever asked may not stay. Look again later.
    this.#unloadSoon(entry.room)
  }

  #unloadSoon(room: Room): void {
    const entry = this.#entries.get(room.document.documentId)
    if (entry?.kind !== 'open' || entry.unload !== null) return
    entry.unload = setTimeout(() => {
      entry.unload = null
      if (room.isIdle) this.#unload(room)
    }, this.#settings.lingerMs)
    entry.unload.unref()
  }

  #unload(room: Room): void {
    const { projector, compactor } = this.#settings
    const closed = projector.finish(room).then(() => {
      // What is not projected cannot be let go: nobody would come back to it (docs/sync.md L8).
      if (projector.isDue(room) && room.isOpen && !this.#ending) return room
      projector.forget(room)
      room.unload()
      compactor.released(room)
      return null
    })
    this.#closing(room, closed)
  }

  /** @param closed resolves with the room when it has to stay */
  #closing(room: Room, closed: Promise<Room | null | void>): void {
    const { documentId } = room.document
    const entry = this.#entries.get(documentId)
    if (entry?.kind === 'open' && entry.unload !== null) clearTimeout(entry.unload)
    const ended = closed.then((stays) => {
      if (!stays) return void this.#entries.delete(documentId)
      this.#entries.set(documentId, { kind: 'open', room, unload: null })
      this.#unloadSoon(room)
    })
    this.#entries.set(documentId, { kind: 'closing', room, closed: ended })
  }
}
