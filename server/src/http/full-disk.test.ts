import { sql } from 'kysely'
import { errorStatus } from 'shared/errors'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSchool, type TestSchool } from '../testing/school'

let school: TestSchool
beforeEach(async () => {
  school = await startSchool()
})
afterEach(() => school.close())

it('who wants to change something while the disk is full is told so, and what was there can be read', async () => {
  const amara = await school.signIn('amara-nwosu')
  const { write } = school.database
  const { rows } = await sql.raw<{ page_count: number }>('pragma page_count').execute(write)
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(write)
  // Every page of the file is in use: something small may still fit in, a hundred sessions do not.
  const signIns = await Promise.all(Array.from({ length: 200 }, () => school.visitor().post('/api/demo/sign-in', { personId: 'amara-nwosu' })))
  const refused = signIns.filter(({ status }) => status !== 204)
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([errorStatus['not-ready']]))
  expect(JSON.stringify(refused[0]?.body)).toContain('no room left')
  expect((await amara.get('/api/home')).status).toBe(200)
  await sql.raw('pragma max_page_count = 1000000').execute(write)
  expect((await school.visitor().post('/api/demo/sign-in', { personId: 'amara-nwosu' })).status).toBe(204)
})
