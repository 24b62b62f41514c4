import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { erasureSchema } from 'shared/erasing/schema'
import { foldsOfName } from 'shared/erasing/words'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Database, openDatabase } from '../../db/client'
import { loadSecrets } from '../../lib/secrets'
import { placeOf, startStage, type Stage } from '../../testing/cast'
import { eraseAgain, filesWith, student, writeName } from '../../testing/named-school'
import { fingerprintKey, fingerprintOf } from './fingerprint'
import { noteErasure } from './register'

const { cycleId, teamId } = placeOf['own team']
const room = `${cycleId}-cycle`
const words = ['Zyxmaya', 'Quill']
/** Milliseconds for a whole school to be written and erased on a busy machine. */
const patience = 60_000
const body = { name: student, again: student, capitalized: false }

const epochOf = async ({ read }: Database) => (await read.selectFrom('documents').select('epoch').where('id', '=', room).executeTakeFirstOrThrow()).epoch

describe('L7 a database from before an erasure that is put back', () => {
  let stage: Stage
  let folder: string
  let database: Database
  beforeAll(async () => {
    stage = await startStage()
    await writeName(stage)
    folder = await mkdtemp(join(tmpdir(), 'clear-cycle-restored-'))
    await sql`vacuum into ${join(folder, 'clear-cycle.sqlite')}`.execute(stage.school.database.write)
    const amara = await stage.as('member')
    expect((await amara.post(`/api/teams/${teamId}/erasures`, body)).status).toBe(201)
    expect((await amara.post(`/api/teams/${teamId}/erasures`, { ...body, name: 'Nobodyelse', again: 'nobodyelse' })).status).toBe(201)
    for (const file of ['erasures.json', 'secrets.json']) await copyFile(join(stage.school.database.folder, file), join(folder, file))
    database = await openDatabase(folder, () => {})
  }, patience)
  afterAll(async () => {
    await database.close()
    await rm(folder, { recursive: true })
    await stage.close()
  })

  it('holds the name again, until it is erased again without anybody typing it', async () => {
    expect(await filesWith(folder, words)).not.toEqual([])
    expect(await eraseAgain(database)).toBe(2)
    expect(await filesWith(folder, words)).toEqual([])
  })

  it('begins epochs that were never there before, so that nobody’s copy of either lineage merges with it', async () => {
    expect(await epochOf(database)).toBeGreaterThan(await epochOf(stage.school.database))
  })

  it('knows both erasures again, and does not do them a second time', async () => {
    const rows = await database.read.selectFrom('erasures').select(['finished_at', 'report']).execute()
    expect(rows.map(({ finished_at, report }) => [finished_at !== null, report !== null])).toEqual([[true, true], [true, true]])
    const before = await epochOf(database)
    expect(await eraseAgain(database)).toBe(0)
    expect(await epochOf(database)).toBe(before)
  })

  it('is refused with what to do where the key is another one, because nothing could be found with it', async () => {
    const secrets = { sealingKey: new Uint8Array(randomBytes(32)) }
    await expect(eraseAgain(database, secrets)).rejects.toThrow(/put back the secrets.json/)
  })

  it('is refused with what to do where the register is damaged', async () => {
    const file = join(folder, 'erasures.json')
    const good = await readFile(file, 'utf8')
    await writeFile(file, good.slice(0, -20))
    await expect(eraseAgain(database)).rejects.toThrow(/is damaged: put back the copy/)
    await writeFile(file, good)
  })

  it('fills the register from the table where the file is gone, so that the next restore finds everything', async () => {
    const file = join(folder, 'erasures.json')
    const before: unknown = JSON.parse(await readFile(file, 'utf8'))
    await rm(file)
    await eraseAgain(database)
    const shape = z.object({ erasures: z.array(z.object({ id: z.string() })), epochs: z.record(z.string(), z.number()) })
    const [was, is] = [z.parse(shape, before), z.parse(shape, JSON.parse(await readFile(file, 'utf8')))]
    expect(is.erasures.map(({ id }) => id).toSorted()).toEqual(was.erasures.map(({ id }) => id).toSorted())
    expect(is.epochs).toEqual(was.epochs)
  })
})

describe('L7 a server that stops in the middle of erasing', () => {
  it('goes on with it at its next start, before anybody is let in', async () => {
    const stage = await startStage()
    await writeName(stage)
    await stage.school.restart(async (database) => {
      // As it stands right after it was written down.
      const key = fingerprintKey(loadSecrets(database.folder).sealingKey)
      const folds = foldsOfName(student)
      const kept = { id: 'begun', buildingId: 'cedar-hollow', teamId, fingerprint: fingerprintOf(key, folds), words: folds.length, capitalized: false }
      noteErasure(database.folder, key, { ...kept, askedBy: 'amara-nwosu', askedAt: 1, finishedAt: null })
    })
    expect(await filesWith(stage.school.database.folder, words)).toEqual([])
    const { finished_at } = await stage.school.database.read.selectFrom('erasures').select('finished_at').where('id', '=', 'begun').executeTakeFirstOrThrow()
    expect(finished_at).not.toBeNull()
    await stage.close()
  }, patience)
})

describe('L7 a server that is stopped while it erases', () => {
  it('has erased all of it once it is there again', async () => {
    const stage = await startStage()
    await writeName(stage)
    const { folder } = stage.school.database
    const admin = await stage.as('admin')
    const asked = admin.post('/api/building/erasures', { ...body, teamId: null }).catch(() => null)
    while (!existsSync(join(folder, 'erasures.json'))) await new Promise((resolve) => setTimeout(resolve, 1))
    await stage.school.restart()
    await asked
    expect(await filesWith(folder, words)).toEqual([])
    const rows = await stage.school.database.read.selectFrom('erasures').select(['finished_at', 'asked_by']).execute()
    expect(rows.map(({ finished_at, asked_by }) => [finished_at !== null, asked_by])).toEqual([[true, 'theodora-papadimitriou-lang']])
    await stage.close()
  }, patience)
})

describe('L7 a demo that is reset after a name was erased', () => {
  it('is the sample school again, in which nothing is erased at the next start', async () => {
    const stage = await startStage()
    const amara = await stage.as('member')
    const erased = await amara.post(`/api/teams/${teamId}/erasures`, { name: 'inferring', again: 'inferring', capitalized: false })
    expect(z.parse(erasureSchema, erased.body).report?.places.length).toBeGreaterThan(0)
    const emptied = JSON.stringify((await stage.school.stored(room)).getText('inquiryQuestion').toString())
    expect((await amara.post('/api/demo/reset')).status).toBe(204)
    await stage.school.restart()
    const doc = await stage.school.stored(room)
    expect(JSON.stringify(doc.getText('inquiryQuestion').toString())).not.toContain('name removed')
    expect(emptied.length).toBeGreaterThan(0)
    expect(await stage.school.database.read.selectFrom('erasures').selectAll().execute()).toEqual([])
    // A device that was away meanwhile still lets go of what was erased.
    const { read } = stage.school.database
    expect(await read.selectFrom('erased_documents').select('epoch').where('document_id', '=', room).executeTakeFirstOrThrow()).toEqual({ epoch: 2 })
    expect(await epochOf(stage.school.database)).toBe(3)
    await stage.close()
  }, patience)
})
