import { checksumOf } from './checksum'
import {
  type Appended,
  type Batch,
  DamagedLog,
  keptSnapshots,
  type Log,
  type LoggedDocument,
  type NewUpdate,
  recoveryMs,
  type Snapshot,
} from './log'

interface MemoryRow extends Required<Pick<NewUpdate, 'bytes' | 'at' | 'personId' | 'recovered'>> {
  seq: number
}

export interface MemoryDocument
  extends Pick<LoggedDocument, 'documentId' | 'buildingId' | 'kind' | 'cycleId' | 'epoch' | 'generation' | 'headSeq' | 'recoveringUntil'> {
  accessVersion: number
  rows: MemoryRow[]
  clientIds: Map<number, string>
  boundSince: Set<number>
  /** Oldest first. */
  snapshots: (Snapshot & { checksum: string })[]
}

/** A log that ends with the process: the same promises as the durable one, for tests of rooms. */
export class MemoryLog implements Log {
  readonly documents = new Map<string, MemoryDocument>()

  /** Creates a document of building b1 whose first row is this seed. */
  create(documentId: string, seed: Uint8Array, kind: LoggedDocument['kind'] = 'cycle'): void {
    this.documents.set(documentId, {
      ...{ documentId, buildingId: 'b1', kind, cycleId: `cycle of ${documentId}` },
      ...{ epoch: 1, generation: 1, accessVersion: 1, headSeq: 1, snapshots: [], clientIds: new Map() },
      ...{ recoveringUntil: null, boundSince: new Set() },
      rows: [{ seq: 1, bytes: seed, at: 1, personId: null, recovered: false }],
    })
  }

  async load(documentId: string): Promise<LoggedDocument | null> {
    return this.read(documentId)
  }

  read(documentId: string): LoggedDocument | null {
    const document = this.documents.get(documentId)
    if (document === undefined) return null
    const { accessVersion: _, rows, snapshots, ...rest } = document
    const newest = snapshots.findLast((snapshot) => snapshot.epoch === rest.epoch && isGood(snapshot))
    const snapshotSeq = newest?.seq ?? 0
    const tail = rows.filter(({ seq }) => seq > snapshotSeq)
    const whole = rest.headSeq === snapshotSeq + tail.length && tail.every(({ seq }, index) => seq === snapshotSeq + index + 1)
    if (!whole || rest.headSeq === 0) throw new DamagedLog(documentId)
    return {
      ...rest,
      clientIds: new Map(rest.clientIds),
      boundSince: new Set(rest.boundSince),
      snapshotSeq,
      updates: [...(newest === undefined ? [] : [newest.bytes]), ...tail.map(({ bytes }) => bytes)],
      damagedSnapshots: newest === undefined ? snapshots.length : snapshots.length - 1 - snapshots.indexOf(newest),
    }
  }

  async append(batches: readonly Batch[]): Promise<Appended[]> {
    return batches.map((batch) => this.#append(batch))
  }

  async keep(snapshot: Snapshot): Promise<boolean> {
    const document = this.documents.get(snapshot.documentId)
    const fits =
      document?.epoch === snapshot.epoch && document.generation === snapshot.generation && document.headSeq >= snapshot.seq
    if (!fits) return false
    document.snapshots.push({ ...snapshot, checksum: checksumOf(snapshot) })
    document.snapshots.sort((one, other) => one.seq - other.seq)
    return true
  }

  async prune(documentId: string, epoch: number): Promise<void> {
    const document = this.documents.get(documentId)
    if (document?.epoch !== epoch) return
    const good = document.snapshots.filter(isGood).slice(-keptSnapshots)
    const newest = good.at(-1)
    document.snapshots = document.snapshots.filter(
      (snapshot) => good.includes(snapshot) || (newest !== undefined && document.snapshots.indexOf(snapshot) > document.snapshots.indexOf(newest)),
    )
    const [oldest] = good
    if (oldest === undefined || good.length < keptSnapshots) return
    document.rows = document.rows.filter(({ seq }) => seq > oldest.seq)
  }

  /** All documents as they are now. */
  backup(): MemoryBackup {
    return structuredClone(this.documents)
  }

  /**
   * Puts a backup in the place of what is here, as `npm run restore` does (docs/sync.md L7). Nobody may be in a room of
   * the log meanwhile.
   * @param at milliseconds since 1970
   */
  restore(backup: MemoryBackup, at: number): void {
    const before = new Map(this.documents)
    this.documents.clear()
    for (const [documentId, document] of structuredClone(backup)) {
      this.documents.set(documentId, bringBack(document, before.get(documentId), at))
    }
  }

  #append({ documentId, epoch, generation, headSeq, updates }: Batch): Appended {
    const document = this.documents.get(documentId)
    if (document === undefined) return 'gone'
    if (document.epoch !== epoch) return 'epoch-changed'
    if (document.generation !== generation || document.headSeq !== headSeq) return 'moved'
    const stale = updates.some(({ accessVersion }) => accessVersion !== null && accessVersion !== document.accessVersion)
    if (stale) return 'access-changed'
    document.rows.push(
      ...updates.map(({ bytes, at, personId, recovered = false }, index) => ({ seq: headSeq + index + 1, bytes, at, personId, recovered })),
    )
    document.headSeq += updates.length
    for (const { personId, binds = [] } of updates) {
      for (const id of binds) {
        if (personId === null || document.clientIds.has(id)) continue
        document.clientIds.set(id, personId)
        if (document.recoveringUntil !== null) document.boundSince.add(id)
      }
    }
    return 'committed'
  }
}

/** What the log held at some moment. */
export type MemoryBackup = ReadonlyMap<string, MemoryDocument>

/** A document of a backup, as it goes on; `present` is what it takes the place of. */
function bringBack(document: MemoryDocument, present: MemoryDocument | undefined, at: number): MemoryDocument {
  const generation = Math.max(document.generation, present?.generation ?? 0) + 1
  const accessVersion = Math.max(document.accessVersion, present?.accessVersion ?? 0)
  if (present !== undefined && present.epoch !== document.epoch) {
    // Copies of two beginnings must never meet: this is a third.
    const epoch = Math.max(document.epoch, present.epoch) + 1
    const snapshots = document.snapshots.filter(isGood).map((snapshot) => ({ ...snapshot, epoch, checksum: checksumOf({ ...snapshot, epoch }) }))
    return { ...document, epoch, generation, accessVersion, snapshots, recoveringUntil: null, boundSince: new Set() }
  }
  // Whose ids are whose has not changed: what was bound since the backup stays bound.
  const clientIds = new Map([...(present?.clientIds ?? []), ...document.clientIds])
  return { ...document, generation, accessVersion, clientIds, recoveringUntil: at + recoveryMs, boundSince: new Set() }
}

/** Is a snapshot what was written? */
export function isGood({ checksum, ...snapshot }: Snapshot & { checksum: string }): boolean {
  return checksumOf(snapshot) === checksum
}
