import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../db/client'

/** A database in a temporary folder; `remove` closes and deletes it. */
export async function temporaryDatabase(): Promise<{ database: Database; folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-'))
  const database = await openDatabase(folder, () => {})
  return {
    database,
    folder,
    async remove() {
      await database.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The least that a document needs around it: building b1, people p1 and p2, and a cycle of team t1 for each id. */
export async function seedSchool({ write }: Database, cycleIds: readonly string[]): Promise<void> {
  await write.insertInto('buildings').values({ building_id: 'b1', name: 'Test school', demo: 0, created_at: 1 }).execute()
  const person = { building_id: 'b1', initials: 'P', color: 'blue', email: null, created_at: 1, deactivated_at: null }
  await write
    .insertInto('people')
    .values(['p1', 'p2'].map((id) => ({ id, name: id, ...person })))
    .execute()
  await write
    .insertInto('teams')
    .values({ id: 't1', building_id: 'b1', name: 'Grade 3', grade: '3', students: 71, created_at: 1 })
    .execute()
  for (const [index, id] of cycleIds.entries()) {
    await write
      .insertInto('cycles')
      .values({
        id,
        building_id: 'b1',
        team_id: 't1',
        number: index + 1,
        opened_at: 1,
        closed_at: null,
        previous_cycle_id: null,
        paused_at: null,
        pause_reason: null,
      })
      .execute()
  }
}
