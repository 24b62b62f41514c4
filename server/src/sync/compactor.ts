import type { Replay } from './compaction-thread'
import type { Log, LoggedDocument } from './log'
import type { StateStore } from './state-store'
import type { SyncLogger } from './sync'
import type { CompactionOutcome, SyncWatch } from './watch'

/** How much of a log may stand in no snapshot yet. */
export interface CompactionLimits {
  /** When a document is let go: rows, or bytes of rows. */
  idle: { rows: number; bytes: number }
  /** While people are in it. */
  busy: { rows: number }
}

const usualRows = 5000

/** The limits that go with so many rows of a document in which people are. */
export function limitsOf(busyRows = usualRows): CompactionLimits {
  return { idle: { rows: Math.ceil(busyRows / 10), bytes: 256 * 1024 }, busy: { rows: busyRows } }
}

export interface CompactorSettings {
  log: Log
  states: Pick<StateStore, 'projectedSeq'>
  replay: Replay
  limits: CompactionLimits
  logger: SyncLogger
  watch?: SyncWatch
  now(): number
}

/** What the compactor sees of a room. */
export interface Compactable {
  readonly document: Pick<LoggedDocument, 'documentId'>
  readonly headSeq: number
  readonly tail: Tail
}

/** How much of a live document stands in no snapshot, as far as its room knows. */
export class Tail {
  bytes = 0
  #snapshotSeq: number

  constructor({ snapshotSeq, updates }: Pick<LoggedDocument, 'snapshotSeq' | 'updates'>) {
    this.#snapshotSeq = snapshotSeq
    for (const update of snapshotSeq === 0 ? updates : updates.slice(1)) this.bytes += update.byteLength
  }

  rows(headSeq: number): number {
    return headSeq - this.#snapshotSeq
  }

  /** Counts from here: up to this row everything is in a snapshot, or is left for later. */
  restart(seq: number): void {
    this.#snapshotSeq = Math.max(this.#snapshotSeq, seq)
    this.bytes = 0
  }
}

/**
 * Puts snapshots in the place of rows (docs/sync.md L4): of one document at a time, beside whatever goes on. It works
 * on the log alone, so it needs no room and takes nothing from one; when anything is not as it should be, the rows stay.
 */
export class Compactor {
  readonly #settings: CompactorSettings
  readonly #waiting = new Set<string>()
  readonly #stopping = new AbortController()
  #running: Promise<void> | null = null
  #atWork = 0

  constructor(settings: CompactorSettings) {
    this.#settings = settings
  }

  /** Rows of this room have reached the disk. */
  committed(room: Compactable): void {
    if (room.tail.rows(room.headSeq) < this.#settings.limits.busy.rows) return
    room.tail.restart(room.headSeq)
    this.request(room.document.documentId)
  }

  /** This room is let go. */
  released(room: Compactable): void {
    const { rows, bytes } = this.#settings.limits.idle
    if (room.tail.rows(room.headSeq) >= rows || room.tail.bytes >= bytes) this.request(room.document.documentId)
  }

  /** Documents that wait, the one under way among them. */
  get waiting(): number {
    return this.#waiting.size + this.#atWork
  }

  request(documentId: string): void {
    if (this.#stopping.signal.aborted) return
    this.#waiting.add(documentId)
    this.#running ??= this.#run()
  }

  /** Resolves when nothing is waiting or under way. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  /** Takes up nothing more, and resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#waiting.clear()
    await this.idle()
  }

  async #run(): Promise<void> {
    for (const documentId of this.#waiting) {
      this.#waiting.delete(documentId)
      this.#atWork = 1
      try {
        const outcome = await this.#compact(documentId)
        if (outcome !== 'stopped') this.#settings.watch?.compacted(outcome)
      } catch (error) {
        if (this.#stopping.signal.aborted) break
        this.#settings.watch?.compacted('failed')
        this.#settings.logger.error({ err: error, documentId }, 'A document could not be compacted; its rows stay')
      }
    }
    this.#atWork = 0
    this.#running = null
  }

  async #compact(documentId: string): Promise<CompactionOutcome | 'stopped'> {
    const { log, replay, now } = this.#settings
    const { signal } = this.#stopping
    const document = await log.load(documentId)
    if (signal.aborted) return 'stopped'
    if (document === null) return 'outdated'
    const { buildingId, epoch, generation, snapshotSeq, updates } = document
    const seq = await this.#reach(document)
    const rows = seq - snapshotSeq
    const old = updates.slice(0, snapshotSeq === 0 ? rows : rows + 1)
    // A room that was opened before the last snapshot was kept does not know of that one.
    const { idle } = this.#settings.limits
    const isWorthIt = rows >= idle.rows || (rows > 0 && sizeOf(old.slice(1)) >= idle.bytes)
    if (!isWorthIt) return 'not-needed'
    const bytes = await replay(old, signal)
    if (signal.aborted) return 'stopped'
    if (!(await log.keep({ documentId, buildingId, epoch, generation, seq, bytes, at: now() }))) return 'outdated'
    await log.prune(documentId, epoch)
    return 'kept'
  }

  /** The last row that may be compacted: not one that the projector has yet to see (docs/sync.md L4). */
  async #reach({ cycleId, kind, headSeq }: LoggedDocument): Promise<number> {
    if (kind === 'personal') return headSeq
    return Math.min(headSeq, await this.#settings.states.projectedSeq(cycleId, kind))
  }
}

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { byteLength }) => sum + byteLength, 0)
}
