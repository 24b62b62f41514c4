import { cycleDocument, seed } from 'shared/cycles/document'
import { openDatabase } from '../db/client'
import { inTransaction, type Transaction } from '../db/transaction'
import { Sessions } from '../features/auth/sessions'
import { day, hour } from '../lib/clock'
import { createLogger } from '../lib/logger'
import { createDocument } from '../sync/create-document'
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
    for (let room = 0; room < rooms; room++) {
      const updates = content(room).map((bytes) => ({ bytes, at: Date.now(), personId: idOf(room, 0), accessVersion: 1, binds: [] }))
      for (let from = 0; from < updates.length; from += 2000) {
        const batch = { documentId: documentOf(room), buildingId, epoch: 1, generation: 1, headSeq: 1 + from, updates: updates.slice(from, from + 2000) }
        const [outcome] = await log.append([batch])
        if (outcome !== 'committed') throw new Error(`The content of room ${room} could not be written: ${outcome}.`)
      }
    }
    return seats
  } finally {
    await database.close()
  }
}

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
