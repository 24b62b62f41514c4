import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compactWholly } from '../testing/compact'
import { startSchool, type TestSchool } from '../testing/school'

let school: TestSchool
beforeEach(async () => {
  school = await startSchool()
})
afterEach(() => school.close())

describe('the plain state of a document', () => {
  it('L8 is the same when it is made again from snapshots alone', async () => {
    const states = async () => {
      const rows = await school.database.read.selectFrom('cycle_states').select(['cycle_id', 'kind', 'projected_seq', 'state']).orderBy('cycle_id').orderBy('kind').execute()
      return rows.map(({ state, ...row }) => {
        const view: unknown = JSON.parse(state)
        return { ...row, view }
      })
    }
    const before = await states()
    expect(before.length).toBeGreaterThan(10)
    await school.restart(async (database) => {
      const documents = await database.read.selectFrom('documents').select('id').execute()
      for (const { id } of documents) await compactWholly(database, id)
      expect(await database.read.selectFrom('document_updates').select('seq').execute()).toEqual([])
      await database.write.deleteFrom('cycle_states').execute()
    })
    await expect.poll(async () => (await states()).length, { timeout: 5000 }).toBe(before.length)
    expect(await states()).toEqual(before)
  })
})
