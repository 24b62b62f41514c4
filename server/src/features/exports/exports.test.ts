import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personalDocument } from 'shared/cycles/document'
import * as z from 'zod'
import { compactWholly } from '../../testing/compact'
import { startSchool, appendToLog, type TestSchool, type Visitor } from '../../testing/school'

let school: TestSchool
beforeAll(async () => void (school = await startSchool()))
afterAll(() => school.close())

/** The files of somebody's export, by name. */
async function exportOf(visitor: Visitor): Promise<Record<string, string>> {
  const response = await fetch(`${visitor.url}/api/me/export`, { headers: { cookie: visitor.cookie ?? '' } })
  expect([response.status, response.headers.get('cache-control'), response.headers.get('content-disposition')]).toEqual([
    ...[200, 'no-store', 'attachment; filename="my-clear-cycle.zip"'],
  ])
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('what the building holds about me', () => {
  it('is a zip of files that explain themselves', async () => {
    const files = await exportOf(await school.signIn('amara-nwosu'))
    expect(Object.keys(files).sort()).toEqual([
      ...['my-name-in-teams.json', 'my-pages.json', 'profile.json', 'readme.txt', 'record.json', 'sign-in.json', 'teams.json', 'what-i-did.json'],
    ])
    for (const name of Object.keys(files)) expect(name === 'readme.txt' || files['readme.txt']?.includes(name)).toBe(true)
    expect(JSON.parse(files['profile.json'] ?? '')).toMatchObject({ name: 'Amara Nwosu', building: 'Cedar Hollow Elementary' })
    expect(JSON.parse(files['teams.json'] ?? '')).toMatchObject({ memberships: [{ team: 'Grade 3', left_at: null }] })
    expect(JSON.parse(files['record.json'] ?? '')).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'signed in', by: 'you' })]))
  })

  it('holds my own pages to the last word, and nobody else’s', async () => {
    const rows = await school.database.read.selectFrom('documents').select(['id', 'owner_id']).where('cycle_id', '=', 'grade-3-3').where('kind', '=', 'personal').execute()
    const mine = rows.find(({ owner_id }) => owner_id === 'amara-nwosu')
    const others = rows.find(({ owner_id }) => owner_id !== 'amara-nwosu')
    await school.restart(async (database) => {
      for (const [row, words] of [[mine, 'Only Amara knows this'], [others, 'Only a colleague knows this']] as const) {
        await appendToLog(database, row?.id ?? '', (doc) => personalDocument(doc).text('myImpact').insert(0, words))
      }
    })
    const all = Object.values(await exportOf(await school.signIn('amara-nwosu'))).join('\n')
    expect(all).toContain('Only Amara knows this')
    expect(all).not.toContain('Only a colleague knows this')
  })

  it('tells what stands in team pages under my name, and what I opened', async () => {
    const { decisions } = await school.database.read.selectFrom('cycle_states').select('state').where('kind', '=', 'cycle').execute().then(ownersOf)
    const owner = decisions[0] ?? ''
    const files = await exportOf(await school.signIn(owner))
    expect(files['my-name-in-teams.json']).toContain('"decisions"')
    const rosa = await exportOf(await school.signIn('rosa-delgado-marquez'))
    const named: unknown = expect.arrayContaining([expect.objectContaining({ team: 'Grade 3', kind: 'name', name: 'Before we looked at the mid check' })])
    expect(JSON.parse(rosa['what-i-did.json'] ?? '')).toMatchObject({ versions: named })
    const leader = await school.signIn('joan-pemberton')
    await school.database.write.insertInto('card_openings').values({ id: 'o1', building_id: 'cedar-hollow', cycle_id: 'grade-3-3', person_id: 'joan-pemberton', guest_link_id: null, at: 1 }).execute()
    const opened: unknown = expect.arrayContaining([{ team: 'Grade 3', cycle: 3, at: '1970-01-01T00:00:00.001Z' }])
    expect(JSON.parse((await exportOf(leader))['what-i-did.json'] ?? '')).toMatchObject({ openings: opened })
  })

  it('L4 counts what somebody wrote the same when their edits stand in a snapshot alone', async () => {
    const { read } = school.database
    const rows = await read.selectFrom('document_updates').select(['person_id', 'document_id']).where('person_id', 'is not', null).execute()
    const author = rows[0]?.person_id ?? ''
    const visitor = await school.signIn(author)
    const writing = async () => z.parse(z.object({ writing: z.array(z.unknown()) }), JSON.parse((await exportOf(visitor))['what-i-did.json'] ?? '')).writing
    const before = await writing()
    expect(before.length).toBeGreaterThan(0)
    for (const id of new Set(rows.map(({ document_id }) => document_id))) await compactWholly(school.database, id)
    expect(await read.selectFrom('document_updates').select('seq').where('person_id', '=', author).execute()).toEqual([])
    expect(await writing()).toEqual(before)
  })

  it('never holds a secret, and is for nobody who is not signed in', async () => {
    const amara = await school.signIn('amara-nwosu')
    await amara.get('/api/session/local-key')
    const all = Object.values(await exportOf(amara)).join('\n')
    const sessions = await school.database.read.selectFrom('sessions').select('id_hash').execute()
    const [key] = await school.database.read.selectFrom('local_keys').select('key').execute()
    const secrets = [...sessions.map(({ id_hash }) => id_hash), Buffer.from(key?.key ?? []).toString('base64'), amara.cookie?.split('=')[1] ?? '']
    expect(secrets.filter((secret) => secret === '' || all.includes(secret))).toEqual([])
    expect((await school.visitor().get('/api/me/export')).status).toBe(401)
  })
})

/** Who sees to which decision, over all teams. */
function ownersOf(rows: readonly { state: string }[]): { decisions: string[] } {
  const owner = /"owner":"([a-z-]+)"/g
  return { decisions: rows.flatMap(({ state }) => [...state.matchAll(owner)].map(([, id]) => id ?? '')) }
}
