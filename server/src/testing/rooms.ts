import { setImmediate } from 'node:timers/promises'
import type { Access } from '../sync/access'
import { replay } from '../sync/compaction-worker'
import { type CompactionLimits, Compactor } from '../sync/compactor'
import { Flusher } from '../sync/flush'
import { Projector } from '../sync/projector'
import { Rooms, type RoomsSettings } from '../sync/rooms'
import type { ProjectedState, StateStore } from '../sync/state-store'
import { testRoots } from './roots'
import type { ControlledLog } from './controlled-log'
import type { RoomClient } from './room-client'

/** Projected states in memory. */
export class MemoryStates implements StateStore {
  readonly kept = new Map<string, ProjectedState>()
  error: Error | null = null

  async projectedSeq(cycleId: string): Promise<number> {
    return this.kept.get(cycleId)?.seq ?? 0
  }

  async save(state: ProjectedState): Promise<boolean> {
    if (this.error !== null) throw this.error
    const isNewer = state.seq > (await this.projectedSeq(state.cycleId))
    if (isNewer) this.kept.set(state.cycleId, state)
    return isNewer
  }

  async behind(): Promise<string[]> {
    return []
  }
}

export interface TestRooms {
  rooms: Rooms
  flusher: Flusher
  compactor: Compactor
  states: MemoryStates
  /** What the rooms are told when they ask about someone. Everyone may edit unless the test says otherwise. */
  access: Map<string, Access>
}

/** Nothing is compacted by itself. */
const never: CompactionLimits = { idle: { rows: Infinity, bytes: Infinity }, busy: { rows: Infinity } }

/** Rooms over this log, as one run of the server has them. */
export function testRooms(
  log: ControlledLog,
  { limits = never, ...settings }: Partial<RoomsSettings> & { limits?: CompactionLimits } = {},
): TestRooms {
  const states = new MemoryStates()
  const access = new Map<string, Access>()
  const quiet = { warn() {}, error() {} }
  const flusher = new Flusher(log, () => {})
  const projector = new Projector({
    states,
    project: (_, doc) => doc.getText('title').toString(),
    logger: quiet,
    now: () => 7,
    delayMs: 5,
    retryMs: 5,
  })
  const compactor = new Compactor({ log, states, limits, replay: async (updates) => replay(updates), logger: quiet, now: () => 7 })
  const rooms = new Rooms({
    log,
    flusher,
    projector,
    compactor,
    roots: testRoots,
    access: async (personId, documentId) => access.get(personId) ?? editorOf(log, documentId),
    logger: quiet,
    now: () => 7,
    lingerMs: 60_000,
    ...settings,
  })
  return { rooms, flusher, compactor, states, access }
}

function editorOf(log: ControlledLog, documentId: string): Access {
  const document = log.memory.documents.get(documentId)
  if (document === undefined) return { kind: 'unknown' }
  const { kind: documentKind, buildingId, epoch, accessVersion } = document
  return { kind: 'editor', documentKind, buildingId, epoch, accessVersion }
}

/** Lets everything that is only waiting for its turn have it. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await setImmediate()
}

/** Delivers all frames both ways until none is left. */
export async function deliverAll(...clients: RoomClient[]): Promise<void> {
  for (let delivered = true; delivered; ) {
    await settle()
    delivered = false
    for (const client of clients) {
      while (client.deliverToServer()) delivered = true
      while (client.deliverToClient()) delivered = true
    }
  }
}
