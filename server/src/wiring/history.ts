import type { Database } from '../db/client'
import { journalStep } from '../features/cycles/journal'
import { documentsOfCycle, recordVisit } from '../features/cycles/store'
import type { DocumentCopy, HistoryDependencies } from '../features/history/dependencies'
import { ChangeJournal } from '../features/history/journal'
import { historyRoutes } from '../features/history/routes'
import { Taker } from '../features/history/taker'
import type { Acting } from '../http/acting'
import type { Route } from '../http/route'
import type { Logger } from '../lib/logger'
import { checksumOf } from '../sync/checksum'
import { replayInThread } from '../sync/compaction-thread'
import type { Log } from '../sync/log'
import type { Journal } from '../sync/sqlite-states'
import type { ProjectedState } from '../sync/state-store'
import type { Sync } from '../sync/sync'

export interface History {
  routes: Route[]
  /** What the projector notes, in the transaction that keeps a state. */
  journal: Journal
  /** A state has been kept. */
  projected(state: ProjectedState): void
  /** Takes the versions of which the last run took none. */
  start(): void
  /** Resolves when no version is being taken. */
  idle(): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  acting: Acting
  log: Log
  logger: Logger
  /** The live documents, which come to be after what they write their journal with. */
  sync(): Sync
}

/** Versions of cycles, and what changed in them. */
export function createHistory({ acting, log, logger, sync }: Parts): History {
  const stopping = new AbortController()
  const dependencies: HistoryDependencies = {
    ...{ ...acting, checksumOf, logger },
    documents: {
      edit: (documentId, by, change) => sync().edit(documentId, by, change),
      read: (documentId, look) => sync().read(documentId, look),
      copy: (documentId, upTo) => copyOf(log, documentId, upTo, stopping.signal),
    },
    seen: (cycleId, personId, buildingId) => seen(acting.database, { cycleId, personId, buildingId, at: acting.now() }),
  }
  const changes = new ChangeJournal()
  const taker = new Taker(dependencies)
  return {
    routes: historyRoutes(dependencies),
    async journal(transaction, state, former) {
      await journalStep(transaction, state)
      await changes.note(transaction, state, former)
    },
    projected(state) {
      changes.kept(state)
      taker.projected(state)
    },
    start: () => taker.catchUp(),
    idle: () => taker.idle(),
    async stop() {
      stopping.abort()
      await taker.stop()
    },
  }
}

/** From the log alone, in a thread of its own: what is committed, and nobody who types waits (docs/sync.md L5, V5). */
async function copyOf(log: Log, documentId: string, upTo: number, signal: AbortSignal): Promise<DocumentCopy | null> {
  const document = await log.load(documentId)
  if (document === null) return null
  const { kind, buildingId, epoch, generation, snapshotSeq, headSeq, updates } = document
  if (upTo < Math.max(1, snapshotSeq)) return null
  const seq = Math.min(headSeq, upTo)
  const bytes = await replayInThread(updates.slice(0, snapshotSeq === 0 ? seq : seq - snapshotSeq + 1), signal)
  return { documentId, kind, buildingId, epoch, generation, seq, bytes }
}

async function seen({ read, write }: Database, visit: { cycleId: string; personId: string; buildingId: string; at: number }): Promise<void> {
  const room = (await documentsOfCycle(read, visit.cycleId)).find(({ kind }) => kind === 'cycle')
  if (room !== undefined) await recordVisit(write, { ...visit, seq: room.head_seq })
}
