import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSchool, type TestSchool, type Visitor } from '../testing/school'

/** What people send and must never be found in a log. */
const planted = { token: 'plantedTokenInTheAddress', password: 'planted passphrase of a teacher', sentence: 'planted sentence of a draft', email: 'planted@school.example' }

const lines: string[] = []
let school: TestSchool
let amara: Visitor
beforeAll(async () => {
  school = await startSchool({ log: (line) => lines.push(line) })
  amara = await school.signIn('amara-nwosu')
})
afterAll(() => school.close())

/** Asks every route with a secret in every place that it has for one. */
async function askEverything(): Promise<number[]> {
  const statuses: number[] = []
  const body = JSON.stringify({ ...planted, name: planted.sentence, code: planted.token, newPassword: planted.password, personId: planted.token, teamId: 'grade-3' })
  for (const { method, path } of school.app.routes) {
    // Signing her out, or putting the school back, would end the walk.
    if (path === '/api/demo/reset' || path.startsWith('/api/session')) continue
    const address = path.replace(':teamId', 'grade-3').replace(':cycleId', 'grade-3-3').replaceAll(/:\w+/g, planted.token)
    for (const visitor of [amara, school.visitor()]) {
      const init = method === 'get' ? {} : { body, headers: { 'content-type': 'application/json' } }
      const { status } = await visitor.ask(method.toUpperCase(), `${address}?code=${planted.token}`, init)
      statuses.push(status)
    }
  }
  return statuses
}

describe('the log', () => {
  it('holds no password, no token out of an address, no cookie and no word, however a request ends', async () => {
    await askEverything()
    // Now with a broken database, so that what fails is written down.
    for (const table of ['one_time_links', 'passwords', 'audit_log', 'cycle_states'] as const) await school.database.write.schema.dropTable(table).execute()
    const statuses = await askEverything()
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(5)
    const log = lines.join('')
    expect(log).toContain('a request failed')
    const secrets = [...Object.values(planted), amara.cookie?.split('=')[1] ?? 'no cookie']
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  })

  it('names a request that failed by its route as declared, with the number that the answer carried', async () => {
    const failed = await school.visitor().post('/api/demo/sign-in', { personId: 'amara-nwosu' })
    expect(failed.status).toBe(500)
    const line = lines.find((one) => one.includes(failed.headers.get('x-request-id') ?? 'none'))
    expect(JSON.parse(line ?? '{}')).toMatchObject({ method: 'POST', route: '/api/demo/sign-in', msg: 'a request failed' })
  })
})
