import { cycleDocument } from 'shared/cycles/document'
import { hintSchema } from 'shared/dashboards/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

let school: TestSchool
const controllers: AbortController[] = []
beforeEach(async () => {
  school = await startSchool()
})
afterEach(async () => {
  for (const controller of controllers.splice(0)) controller.abort()
  await school.close()
})

interface Listening {
  status: number
  /** What came, in order. */
  heard: string[]
  raw: string
  ended: boolean
}

/** Listens as a page does. */
async function listen({ url, cookie }: Visitor): Promise<Listening> {
  const controller = new AbortController()
  controllers.push(controller)
  const { status, body } = await fetch(`${url}/api/news`, { headers: { cookie: cookie ?? '' }, signal: controller.signal })
  const listening: Listening = { status, heard: [], raw: '', ended: false }
  const read = async () => {
    for await (const chunk of body ?? []) {
      listening.raw += Buffer.from(chunk).toString()
      listening.heard = [...listening.raw.matchAll(/^data: (.*)$/gm)].map(([, json]) => z.parse(hintSchema, JSON.parse(json ?? '')).what)
    }
  }
  void read().then(
    () => (listening.ended = true),
    () => (listening.ended = true),
  )
  return listening
}

/** A person’s stream, once the server has said that it is there. */
async function streamOf(personId: string): Promise<Listening & { visitor: Visitor }> {
  const visitor = await school.signIn(personId)
  const listening = await listen(visitor)
  await expect.poll(() => listening.raw).toContain('here')
  return Object.assign(listening, { visitor })
}

async function roomOf(visitor: Visitor, cycleId: string) {
  const { documents } = await visitor.cycle(cycleId)
  const client = school.open(visitor, documents.cycle.id)
  await expect.poll(() => client.saved).toBe(true)
  return cycleDocument(client.doc)
}

const patience = { timeout: 10_000 }

describe('news of a room', () => {
  it('a leader and another team hear nothing while a team types, and once when it takes a step', async () => {
    const [leader, neighbor, admin] = [await streamOf('joan-pemberton'), await streamOf('naomi-tsosie'), await streamOf('theodora-papadimitriou-lang')]
    const [coach, member] = [await streamOf('dana-okafor'), await streamOf('joshua-feldman')]
    const room = await roomOf(await school.signIn('delphine-okonkwo'), 'grade-1-2')
    for (const letter of 'Decodable texts every day') {
      room.text('inquiryQuestion').insert(0, letter)
      room.text('chosenStrategy').insert(0, letter)
    }
    await expect.poll(() => coach.heard, patience).toEqual(['desk'])
    await expect.poll(() => member.heard, patience).toEqual(['home'])
    room.set('step', 'E')
    for (const outside of [leader, neighbor, admin]) await expect.poll(() => outside.heard, patience).toEqual(['board'])
    expect(leader.raw).toBe(': here\n\ndata: {"what":"board"}\n\n')
  }, 20_000)

  it('of a card that is not shared with teams, a leader hears, and another team does not', async () => {
    const [leader, neighbor] = [await streamOf('joan-pemberton'), await streamOf('naomi-tsosie')]
    expect((await (await school.signIn('caleb-brightwater')).delete('/api/cycles/grade-4-2/card')).status).toBe(204)
    await expect.poll(() => leader.heard, patience).toEqual(['board'])
    expect((await (await school.signIn('amara-nwosu')).delete('/api/cycles/grade-3-3/card')).status).toBe(204)
    await expect.poll(() => leader.heard, patience).toEqual(['board', 'board'])
    expect(neighbor.heard.filter((what) => what === 'board')).toEqual(['board'])
  }, 20_000)

  it('a coach whom the team pauses is told to ask for everything again, and hears of its room no more', async () => {
    const [coach, member] = [await streamOf('dana-okafor'), await streamOf('ben-ellison')]
    const amara = await school.signIn('amara-nwosu')
    expect((await amara.ask('PUT', '/api/teams/grade-3/coaches/dana-okafor/pause')).status).toBe(204)
    await expect.poll(() => coach.heard).toEqual(['session', 'board', 'desk', 'home', 'asks'])
    const room = await roomOf(amara, 'grade-3-3')
    room.text('worry').insert(0, 'who')
    await expect.poll(() => member.heard, patience).toEqual(['home'])
    expect(coach.heard).toHaveLength(5)
  }, 20_000)
})

describe('news of asks', () => {
  it('reach whom the team asks and the team, each time; nobody else hears that it asked', async () => {
    const [leader, teammate] = [await streamOf('joan-pemberton'), await streamOf('ben-ellison')]
    const [coach, neighbor] = [await streamOf('dana-okafor'), await streamOf('naomi-tsosie')]
    const amara = await school.signIn('amara-nwosu')
    const { documents } = await amara.cycle('grade-3-3')
    const page = school.open(amara, documents.cycle.id)
    await expect.poll(() => page.saved).toBe(true)
    const [ask] = cycleDocument(page.doc).project().view.asks
    expect((await amara.post(`/api/cycles/grade-3-3/asks/${ask?.id}`, { to: { kind: 'leader', personId: 'joan-pemberton' } })).status).toBe(204)
    await expect.poll(() => leader.heard).toEqual(['asks'])
    await expect.poll(() => teammate.heard).toEqual(['asks'])
    expect([coach.heard, neighbor.heard]).toEqual([[], []])
  })
})

describe('the stream', () => {
  it('ends within a second when its session does, and says to look who is signed in', async () => {
    const stream = await streamOf('joan-pemberton')
    await stream.visitor.delete('/api/session')
    await expect.poll(() => stream.ended, { timeout: 1_000 }).toBe(true)
    expect(stream.heard).toEqual(['session'])
  })

  it('ends when the server stops', async () => {
    const stream = await streamOf('joan-pemberton')
    await school.restart()
    expect(stream.ended).toBe(true)
  })

  it('is not given to a fourth tab of one session, nor to who is signed out, and does not count as using a session', async () => {
    const stream = await streamOf('joan-pemberton')
    const before = await school.database.read.selectFrom('sessions').select('last_used_at').execute()
    for (let more = 0; more < 2; more++) expect((await listen(stream.visitor)).status).toBe(200)
    expect((await listen(stream.visitor)).status).toBe(429)
    expect((await listen(school.visitor())).status).toBe(401)
    expect(await school.database.read.selectFrom('sessions').select('last_used_at').execute()).toEqual(before)
  })
})
