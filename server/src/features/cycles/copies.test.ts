import { copyTries } from 'shared/cycles/copies'
import { cycleDocument, personalDocument, practiceDocument } from 'shared/cycles/document'
import { revealedSchema } from 'shared/cycles/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { until } from '../../testing/provider'
import { appendToLog, startSchool, type TestSchool, type Visitor } from '../../testing/school'
import { copyIds } from './copy-id'
import { keepCopyKey } from './store'

let school: TestSchool
let hannah: Visitor
beforeEach(async () => {
  school = await startSchool()
  hannah = await school.signIn('hannah-lindqvist')
})
afterEach(() => school.close())

const room = 'kindergarten-2-cycle'
const practice = 'kindergarten-2-practice'
const personal = 'kindergarten-2-hannah-lindqvist'

/** Hannah writes a finished try into her own document; resolves when that is on the disk. */
async function finishATry(words: string): Promise<string> {
  const page = school.open(hannah, personal)
  await until('it is open', () => page.provider.synced)
  const id = personalDocument(page.doc).table('tries').add({ did: words, students: 'They sang it.', done: true })
  await until('it is saved', () => page.saved)
  page.destroy()
  return id
}

const triesOf = async () => practiceDocument(await school.stored(practice)).project().view.tries
const marksOf = async () => personalDocument(await school.stored(personal)).project().view.copies
const authorsOf = async (documentId: string) => {
  const rows = await school.database.read
    .selectFrom('document_updates')
    .select('person_id')
    .where('document_id', '=', documentId)
    .where('seq', '>', 1)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
async function eventually<T>(read: () => Promise<readonly T[]>, count: number): Promise<readonly T[]> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const found = await read()
    if (found.length >= count) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`still fewer than ${count}`)
}

describe('a finished try', () => {
  it('reaches the team unsigned, and its author alone learns which one is theirs', async () => {
    const row = await finishATry('Sounds in a song')
    const [copy] = await eventually(triesOf, 1)
    expect(copy).toMatchObject({ did: 'Sounds in a song', students: 'They sang it.', signedBy: null })
    expect(await eventually(marksOf, 1)).toMatchObject([{ row, copy: copy?.id }])
    expect(copy?.id).not.toContain(row)
    expect(await authorsOf(practice)).toEqual([null])
    expect(JSON.stringify(practiceDocument(await school.stored(practice)).project())).not.toContain('hannah')
  })

  it('is copied at the next start when the server stops before it could be', async () => {
    await finishATry('Sounds in line')
    await school.restart()
    expect(await eventually(triesOf, 1)).toMatchObject([{ did: 'Sounds in line' }])
    expect(await eventually(marksOf, 1)).toHaveLength(1)
  })

  it('is copied once, and its author told, when the server died between the two', async () => {
    await school.restart(async (database) => {
      const view = await appendToLog(database, personal, (doc) => {
        personalDocument(doc).table('tries').add({ did: 'Sounds at the door', done: true })
        return personalDocument(doc).project().view
      })
      const copyId = copyIds(await keepCopyKey(database.write, 'cedar-hollow', new Uint8Array(32), 1))
      const sources = [{ documentId: personal, author: 'hannah-lindqvist', view }]
      await appendToLog(database, practice, (doc) => copyTries(practiceDocument(doc), sources, copyId))
    })
    expect(await eventually(marksOf, 1)).toHaveLength(1)
    expect(await triesOf()).toMatchObject([{ did: 'Sounds at the door' }])
  })

  it('that is not finished stays with its author', async () => {
    const page = school.open(hannah, personal)
    await until('it is open', () => page.provider.synced)
    personalDocument(page.doc).table('tries').add({ did: 'Half a thought' })
    await until('it is saved', () => page.saved)
    await finishATry('A whole one')
    expect(await eventually(triesOf, 1)).toMatchObject([{ did: 'A whole one' }])
  })
})

describe('a reveal', () => {
  const reveal = async (visitor: Visitor) =>
    z.parse(revealedSchema, (await visitor.post('/api/cycles/kindergarten-2/reveals', { what: 'predictions' })).body).copied
  const predictionsOf = async () => cycleDocument(await school.stored(room)).project().view

  it('turns over everybody’s predictions once, unsigned unless their author signs', async () => {
    expect((await predictionsOf()).predictions).toEqual([])
    const copied = await Promise.all([reveal(hannah), reveal(await school.signIn('tomas-villanueva'))])
    expect(new Set(copied)).toEqual(new Set([0, 6]))
    expect(await reveal(hannah)).toBe(0)
    const view = await predictionsOf()
    expect(view.predictionsRevealed).toBe(true)
    expect(view.predictions.map(({ signedBy }) => signedBy).filter(Boolean)).toEqual(['marguerite-abernathy-wojcik'])
    expect(view.predictions).toHaveLength(6)
    expect(await marksOf()).toHaveLength(1)
    expect((await authorsOf(room)).slice(1)).toEqual([null])
  })

  it('leaves no trace of an author in the room but a signature', async () => {
    await reveal(hannah)
    const written = JSON.stringify(await predictionsOf())
    for (const author of ['hannah-lindqvist', 'tomas-villanueva', 'priya-raghunathan']) expect(written).not.toContain(author)
    const rows = await school.database.read.selectFrom('audit_log').selectAll().where('what', '=', 'predictions revealed').execute()
    expect(JSON.stringify(rows)).not.toContain('guess')
    expect(rows).toMatchObject([{ person_id: 'hannah-lindqvist', about: 'kindergarten-2' }])
  })
})
