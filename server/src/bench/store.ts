import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
// oxlint-disable-next-line house/arrows -- looks at a folder that another process holds, and fills a file that is not ours
import SQLite from 'better-sqlite3'
import * as Y from 'yjs'
import { cycleDocument, seed } from 'shared/cycles/document'
import { openDatabase } from '../db/client'
import { inTransaction, type Transaction } from '../db/transaction'
import { Sessions } from '../features/auth/sessions'
import { day, hour } from '../lib/clock'
import { createLogger } from '../lib/logger'
import { replayInThread } from '../sync/compaction-thread'
import { Compactor, limitsOf } from '../sync/compactor'
import { createDocument } from '../sync/create-document'
import type { Log } from '../sync/log'
import { sqliteLog } from '../sync/sqlite-log'
import type { Places } from './seat'

const buildingId = 'bench'

export interface WrittenSeat {
  room: number
  documentId: string
  /** Opens the seat's own session. */
  secret: string
}

/** What a document holds from the start, as rows of its log; the server that opens it finds them there. */
export type Content = (room: number) => readonly Uint8Array[]

/**
 * Writes a school into an empty data folder: a team a room, its members, one cycle at its beginning, and a session for
 * everybody, as the sign-in page would have opened it.
 */
export async function writeSchool(folder: string, { rooms, perRoom }: Places, content: Content = () => []): Promise<WrittenSeat[]> {
  const database = await openDatabase(folder, (error) => {
    throw error
  })
  const limits = { idle: 2 * hour, most: 12 * hour, ownDevice: 30 * day }
  const sessions = new Sessions({ database, limits, now: Date.now, logger: createLogger('silent'), onEnded() {} })
  try {
    const seats = await inTransaction(database, async (transaction) => {
      await writeBuilding(transaction)
      const written: WrittenSeat[] = []
      for (let room = 0; room < rooms; room++) {
        const documentId = await writeTeam(transaction, room, perRoom)
        for (let member = 0; member < perRoom; member++) {
          const personId = idOf(room, member)
          const { secret } = await sessions.open({ personId, buildingId, ownDevice: false, userAgent: 'bench' }, transaction)
          written.push({ room, documentId, secret })
        }
      }
      return written
    })
    const log = sqliteLog(database)
    for (let room = 0; room < rooms; room++) await writeContent(log, room, content(room))
    return seats
  } finally {
    await database.close()
  }
}

/** Rows as edits would have left them, with the snapshots that the server would have made on the way. */
async function writeContent(log: Log, room: number, content: readonly Uint8Array[]): Promise<void> {
  const documentId = documentOf(room)
  const { rows: often } = limitsOf().busy
  const compactor = new Compactor({
    ...{ log, replay: replayInThread, limits: limitsOf(), now: Date.now },
    states: { projectedSeq: async () => Number.MAX_SAFE_INTEGER },
    logger: { warn: console.warn, error: console.error },
  })
  for (let from = 0; from < content.length; from += rowsAtOnce) {
    const updates = content.slice(from, from + rowsAtOnce).map((bytes) => ({ bytes, at: Date.now(), personId: idOf(room, 0), accessVersion: 1 }))
    const [outcome] = await log.append([{ documentId, buildingId, epoch: 1, generation: 1, headSeq: 1 + from, updates }])
    if (outcome !== 'committed') throw new Error(`The content of room ${room} could not be written: ${outcome}.`)
    if ((from + rowsAtOnce) % often !== 0) continue
    compactor.request(documentId)
    await compactor.idle()
  }
}

/** Resolves when the plain state of every document is as new as its log. */
export async function untilSettled(folder: string): Promise<void> {
  const database = new SQLite(join(folder, 'clear-cycle.sqlite'), { readonly: true })
  const behind = database.prepare(
    `select count(*) from documents left join cycle_states on cycle_states.cycle_id = documents.cycle_id
     where projected_seq is null or projected_seq < head_seq`,
  )
  for (const end = Date.now() + 60_000; behind.pluck().get() !== 0; await pause(50)) {
    if (Date.now() > end) throw new Error('The plain states of the documents are still behind.')
  }
  database.close()
}

const rowsAtOnce = 1000
const idOf = (room: number, member: number) => `p${room}-${member}`
const documentOf = (room: number) => `room-${room}`

async function writeBuilding(transaction: Transaction): Promise<void> {
  await transaction.insertInto('buildings').values({ building_id: buildingId, name: 'Bench School', demo: 0, created_at: 1 }).execute()
}

async function writeTeam(transaction: Transaction, room: number, members: number): Promise<string> {
  const team = `team-${room}`
  const cycle = `cycle-${room}`
  await transaction.insertInto('teams').values({ id: team, building_id: buildingId, name: team, grade: '3', students: 60, created_at: 1 }).execute()
  for (let member = 0; member < members; member++) {
    const id = idOf(room, member)
    const person = { id, building_id: buildingId, name: `Person ${room} ${member}`, initials: 'PP', color: 'blue', email: null, created_at: 1, deactivated_at: null }
    await transaction.insertInto('people').values(person).execute()
    await transaction.insertInto('memberships').values({ building_id: buildingId, team_id: team, person_id: id, joined_at: 1, left_at: null }).execute()
  }
  const nothing = { closed_at: null, previous_cycle_id: null, paused_at: null, pause_reason: null }
  await transaction.insertInto('cycles').values({ id: cycle, building_id: buildingId, team_id: team, number: 1, opened_at: 1, ...nothing }).execute()
  const bytes = seed((doc) => cycleDocument(doc).set('step', 'C'))
  await createDocument(transaction, { id: documentOf(room), buildingId, kind: 'cycle', cycleId: cycle, ownerId: null, seed: bytes, createdAt: 1 })
  return documentOf(room)
}

/** Puts documents where Hocuspocus’s extension finds them: one state a document, in its own table. */
export function writeForHocuspocus(file: string, { rooms }: Places, content: Content): void {
  const database = new SQLite(file)
  database.exec('CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))')
  for (let room = 0; room < rooms; room++) {
    const doc = new Y.Doc()
    doc.transact(() => content(room).forEach((update) => Y.applyUpdate(doc, update)))
    database.prepare('INSERT INTO "documents" VALUES (?, ?)').run(`room-${room}`, Buffer.from(Y.encodeStateAsUpdate(doc)))
  }
  database.close()
}
