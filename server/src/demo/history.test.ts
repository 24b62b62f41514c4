import { afterAll, beforeAll, expect, it } from 'vitest'
import { historyOf } from '../testing/history'
import { startSchool, type TestSchool } from '../testing/school'

let school: TestSchool
beforeAll(async () => {
  school = await startSchool()
})
afterAll(() => school.close())

it('Grade 3 of the demo has versions to look back on, in the words of then, and news since its people were last there', async () => {
  const history = historyOf('grade-3-3')
  const amara = await school.signIn('amara-nwosu')
  const versions = await history.versions(amara)
  expect(versions.map(({ kind, step, name }) => [kind, step, name])).toEqual([
    ['step', 'E', null],
    ['name', 'E', 'Before we looked at the mid check'],
    ['step', 'L', null],
    ['step', 'C', null],
  ])
  const first = versions.at(-1)?.id ?? ''
  const { differences } = await history.compare(amara, first)
  expect(differences.map(({ field }) => field)).toEqual(expect.arrayContaining(['inquiryQuestion', 'goalForWhom', 'ifClauses', 'adaptations', 'surprises', 'tries', 'counts']))
  expect(differences.filter(({ step }) => step === 'C').map(({ field }) => field)).not.toContain('observations')

  await amara.get('/api/cycles/grade-3-3')
  const { since, changes } = await history.changes(amara)
  expect(since).toBeLessThan(Date.now())
  expect(changes.map(({ field, what, count }) => [field, what, count])).toEqual([
    ['forWhom', 'written', 1],
    ['adaptations', 'added', 1],
    ['smallWins', 'added', 1],
    ['asks', 'added', 1],
  ])
  // Who wrote last is told of nothing but what came after.
  const rosa = await school.signIn('rosa-delgado-marquez')
  await rosa.get('/api/cycles/grade-3-3')
  expect((await history.changes(rosa)).changes).toEqual([])
})
