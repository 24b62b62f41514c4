import * as decoding from 'lib0/decoding'
import { cycleDocument, personalDocument, practiceDocument } from 'shared/cycles/document'
import { asksToMeSchema } from 'shared/asks/schema'
import { encodeMark, messageType } from 'shared/sync/wire'
import { previewSchema } from 'shared/cards/publishing'
import { addDataSet } from 'shared/data/add-data-set'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import * as z from 'zod'
import { askFrame, readFrame } from './sync/frames'
import { type CastName, castNames, placeOf, startStage, type Stage } from './testing/cast'
import { headersOf, type MarkingProvider, until } from './testing/provider'
import type { Visitor } from './testing/school'

/*
 * Words and numbers that nobody could have made up are planted where they are secret; then everybody of the cast takes
 * all that the server will give them, by every GET and every socket there is, and every byte of it is searched.
 */
const words = {
  draft: 'planted draft sentence zyxgarnet',
  laterQuestion: 'planted question after publishing zyxopal',
  decisionOwnersDissent: 'planted dissent zyxberyl',
  evidence: 'planted evidence zyxagate',
  prediction: 'planted prediction zyxtopaz',
  myImpact: 'planted impact of mine zyxamber',
  draftTry: 'planted try in the making zyxonyx',
  sharedTry: 'planted try on the table zyxjade',
  cause: 'planted cause zyxruby',
  reason: 'planted reason not to meet zyxpearl',
  pauseReason: 'planted reason of a pause zyxcoral',
  emergency: 'planted emergency reason zyxquartz',
  unsentAsk: 'planted ask that nobody sent zyxflint',
  askToColleague: 'planted ask to a colleague zyxslate',
  askToCoach: 'planted ask to the coach zyxshale',
  askToLeader: 'planted ask to a leader zyxchalk',
  askAnsweredToAll: 'planted ask with an answer to all zyxmarl',
  answerToTeam: 'planted answer to the team zyxgneiss',
  answerToAll: 'planted answer to all zyxbasalt',
  takenBack: 'planted words that were taken back zyxlazuli',
  versionName: 'planted name of a version zyxspinel',
} as const
/** Counts of a data set: hidden cells, the cells that hide them, the whole. Each stands alone among digits. */
const counts = { whole: 98_765, wholeMet: 54_321, many: 86_427, manyMet: 43_219, some: 12_329, someMet: 11_097, few: 9, fewMet: 5 }
const countedNumbers = [counts.whole, counts.wholeMet, counts.many, counts.manyMet, counts.some, counts.someMet]

const room: readonly CastName[] = ['member', 'assigned coach', 'editing coach with tries', 'invited leader', 'admin in an emergency']
const history: readonly CastName[] = ['member', 'assigned coach', 'editing coach with tries']
const withTeams: readonly CastName[] = ['member', 'member of another team', 'assigned coach', 'coach of others', 'paused coach', 'editing coach with tries', 'leader', 'invited leader', 'leader who teaches']
/** Who may find each of them. A pause and its dates are the building's to know; why is the team's. */
const secrets: Record<keyof typeof words, { text: string; for: readonly CastName[] }> = {
  draft: { text: words.draft, for: room },
  laterQuestion: { text: words.laterQuestion, for: room },
  decisionOwnersDissent: { text: words.decisionOwnersDissent, for: room },
  evidence: { text: words.evidence, for: room },
  prediction: { text: words.prediction, for: ['member'] },
  myImpact: { text: words.myImpact, for: ['member'] },
  draftTry: { text: words.draftTry, for: ['member'] },
  sharedTry: { text: words.sharedTry, for: ['member', 'editing coach with tries'] },
  cause: { text: words.cause, for: ['member', 'editing coach with tries'] },
  reason: { text: words.reason, for: ['member', 'assigned coach', 'editing coach with tries'] },
  pauseReason: { text: words.pauseReason, for: room },
  emergency: { text: words.emergency, for: ['member'] },
  // Whoever reads the room reads there what the team has not sent, and what it has sent to others.
  unsentAsk: { text: words.unsentAsk, for: room },
  askToColleague: { text: words.askToColleague, for: [...room, 'member of another team'] },
  askToCoach: { text: words.askToCoach, for: room },
  askToLeader: { text: words.askToLeader, for: [...room, 'leader', 'leader who teaches'] },
  askAnsweredToAll: { text: words.askAnsweredToAll, for: [...room, ...withTeams] },
  answerToTeam: { text: words.answerToTeam, for: ['member', 'leader'] },
  answerToAll: { text: words.answerToAll, for: withTeams },
  // Visitors read the room as it is, not what it once said.
  takenBack: { text: words.takenBack, for: history },
  versionName: { text: words.versionName, for: history },
}

let stage: Stage
let practiceId = ''
const authors: number[] = []

beforeAll(async () => {
  stage = await startStage()
  await plant(stage)
})
afterAll(() => stage.close())

async function plant(on: Stage): Promise<void> {
  const { school, as } = on
  const amara = await as('member')
  const { cycleId, teamId } = placeOf['own team']
  const { documents } = await amara.cycle(cycleId)
  if (documents.practice === null || documents.personal === null) throw new Error('a member has all three')
  practiceId = documents.practice.id
  const cycle = school.open(amara, documents.cycle.id)
  const personal = school.open(amara, documents.personal.id)
  authors.push(cycle.doc.clientID, personal.doc.clientID)
  await until('Amara has both', () => cycle.saved && personal.saved)

  const room = cycleDocument(cycle.doc)
  room.text('underserved').insert(0, words.draft)
  room.table('decisions').add({ kind: 'start', text: 'We start', onSharedCard: true, dissent: words.decisionOwnersDissent, evidence: words.evidence, owner: 'amara-nwosu' })
  addDataSet(room, {
    measure: 'Planted measure',
    waves: {
      baseline: {
        whole: [counts.whole, counts.wholeMet],
        groups: { Planted: { Many: [counts.many, counts.manyMet], Some: [counts.some, counts.someMet], Few: [counts.few, counts.fewMet] } },
      },
    },
  })
  await until('the room is saved', () => cycle.saved)
  await takeBack(cycle, amara)
  await school.database.write.deleteFrom('shared_cards').execute()
  await publish(amara, cycleId)
  await askEverybody(on, cycle, amara)
  // What is typed after publishing stays where it was typed.
  room.text('inquiryQuestion').insert(0, words.laterQuestion)

  const mine = personalDocument(personal.doc)
  mine.table('predictions').add({ text: words.prediction })
  mine.text('myImpact').insert(0, words.myImpact)
  const clause = room.project().view.ifClauses[0]?.id ?? null
  mine.table('tries').add({ clause, did: words.draftTry })
  mine.table('tries').add({ clause, did: words.sharedTry, done: true })
  mine.table('attributions').add({ cause: words.cause, column: 'changeable', done: true })
  await until('all is saved', () => cycle.saved && personal.saved)
  await untilCopied(school.stored)

  const { write } = school.database
  await write.updateTable('cycles').set({ paused_at: Date.now(), pause_reason: words.pauseReason }).where('id', '=', cycleId).execute()
  await write.updateTable('emergency_accesses').set({ reason: words.emergency }).where('team_id', '=', teamId).execute()
  await write.deleteFrom('meetings').where('team_id', '=', teamId).execute()
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const meeting = { building_id: 'cedar-hollow', team_id: teamId, date: yesterday, met: 0, reason: words.reason } as const
  await write.insertInto('meetings').values({ ...meeting, recorded_by: 'amara-nwosu', recorded_at: Date.now() }).execute()
}

/** Words that only a version holds. */
async function takeBack(page: MarkingProvider, amara: Visitor): Promise<void> {
  const question = cycleDocument(page.doc).text('crossingQuestion')
  const saved = () => until('the words are saved', () => page.saved)
  question.insert(0, words.takenBack)
  await saved()
  const { status } = await amara.post(`/api/cycles/${placeOf['own team'].cycleId}/versions`, { name: words.versionName })
  if (status !== 201) throw new Error(`the version was not made: ${status}`)
  question.delete(0, words.takenBack.length)
  await saved()
}

/** One ask that stays in the room, one to each who can be asked, and a leader's two answers. */
async function askEverybody({ as }: Stage, page: MarkingProvider, amara: Visitor): Promise<void> {
  const table = cycleDocument(page.doc).table('asks')
  table.add({ text: words.unsentAsk })
  const rows = {
    colleague: table.add({ text: words.askToColleague }),
    coach: table.add({ text: words.askToCoach }),
    leader: table.add({ text: words.askToLeader }),
    all: table.add({ text: words.askAnsweredToAll }),
  }
  await until('the asks are saved', () => page.saved)
  const send = async (row: string, to: { kind: string; personId?: string }) => {
    const { status } = await amara.post(`/api/cycles/${placeOf['own team'].cycleId}/asks/${row}`, { to })
    if (status !== 204) throw new Error(`the ask was not sent: ${status}`)
  }
  await send(rows.colleague, { kind: 'colleague', personId: 'lucia-fuentes' })
  await send(rows.coach, { kind: 'coach' })
  await send(rows.leader, { kind: 'leader' })
  await send(rows.all, { kind: 'leader' })
  const joan = await as('leader')
  const asks = z.parse(asksToMeSchema, (await joan.get('/api/asks')).body).asks
  const answer = async (ask: string, text: string, toAll: boolean) => {
    const id = asks.find((each) => each.text === ask)?.id ?? ''
    const { status } = await joan.put(`/api/asks/${id}/answer`, { verdict: null, byDate: null, text, toAll })
    if (status !== 204) throw new Error(`the ask was not answered: ${status}`)
  }
  await answer(words.askToLeader, words.answerToTeam, false)
  await answer(words.askAnsweredToAll, words.answerToAll, true)
}

/** By the page's own road, so that what leaves is what the server makes. */
async function publish(amara: Visitor, cycleId: string): Promise<void> {
  const preview = await amara.get(`/api/cycles/${cycleId}/card/preview`)
  const { status, body } = await amara.post(`/api/cycles/${cycleId}/card`, {
    sharedWithTeams: true,
    expected: z.parse(previewSchema, preview.body).digest,
  })
  if (status >= 300) throw new Error(`the card was not published: ${status} ${JSON.stringify(body)}`)
}

async function untilCopied(stored: (documentId: string) => Promise<Y.Doc>): Promise<void> {
  for (;;) {
    const { tries, attributions } = practiceDocument(await stored(practiceId)).project().view
    if (tries.some(({ did }) => did === words.sharedTry) && attributions.some(({ cause }) => cause === words.cause)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** All that one visitor can get out of the server, as text. */
async function takeAll(visitor: Visitor): Promise<string> {
  const ids = await everyId()
  const answers: string[] = []
  for (const { method, path } of stage.school.app.routes) {
    if (method !== 'get' || path === '/api/news') continue
    for (const address of addressesOf(path, ids)) answers.push(await textOf(visitor, address))
  }
  for (const id of ids['documentId'] ?? []) answers.push(await framesOf(visitor, id))
  answers.push(await newsOf(visitor))
  return answers.join('\n')
}

/** Every id there is, by the name that an address gives it: nobody is protected by not knowing one. */
async function everyId(): Promise<Record<string, string[]>> {
  const { read } = stage.school.database
  const of = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)
  return {
    teamId: await of(read.selectFrom('teams').select('id').execute()),
    cycleId: await of(read.selectFrom('cycles').select('id').execute()),
    imageId: await of(read.selectFrom('images').select('id').execute()),
    personId: ['amara-nwosu', 'dana-okafor'],
    versionId: await of(read.selectFrom('cycle_versions').select('id').execute()),
    documentId: await of(read.selectFrom('documents').select('id').execute()),
  }
}

function addressesOf(path: string, ids: Record<string, string[]>): string[] {
  const name = /:(\w+)/.exec(path)?.[1]
  if (name === undefined) return [path]
  return (ids[name] ?? ['not-there']).flatMap((id) => addressesOf(path.replace(`:${name}`, id), ids))
}

async function textOf({ url, cookie }: Visitor, address: string): Promise<string> {
  const response = await fetch(url + address, { headers: { cookie: cookie ?? '' }, redirect: 'manual' })
  return `${JSON.stringify([...response.headers])}\n${Buffer.from(await response.arrayBuffer()).toString('latin1')}`
}

/** Every frame that a document's socket gives, raw, and what it says once it is put together. */
async function framesOf({ door }: Visitor, documentId: string): Promise<string> {
  const socket = new WebSocket(`${door.url}/${documentId}`, { headers: headersOf(door) })
  const doc = new Y.Doc()
  const raw: string[] = []
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => {
      socket.send(askFrame(Y.encodeStateVector(doc)))
      socket.send(encodeMark({ kind: 'mark', n: 1 }))
    })
    socket.on('message', (data: Buffer) => {
      raw.push(data.toString('latin1'), data.toString('utf8'))
      const bytes = new Uint8Array(data)
      const type = decoding.readVarUint(decoding.createDecoder(bytes))
      if (type === messageType.mark) socket.close()
      if (type !== messageType.sync) return
      const frame = readFrame(bytes)
      if (frame.kind === 'update') Y.applyUpdate(doc, frame.bytes)
    })
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })
  return [...raw, JSON.stringify([cycleDocument, practiceDocument, personalDocument].map((open) => open(doc).project().view))].join('\n')
}

/** The stream of news, while something goes on in the room. */
async function newsOf({ url, cookie }: Visitor): Promise<string> {
  const response = await fetch(`${url}/api/news`, { headers: { cookie: cookie ?? '' }, signal: AbortSignal.timeout(1_500) }).catch(() => null)
  if (response?.body == null) return ''
  const said: string[] = []
  try {
    for await (const chunk of response.body) said.push(Buffer.from(chunk).toString())
  } catch {
    // Its time was up.
  }
  return said.join('')
}

const holdsNumber = (haystack: string, number: number) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(haystack)

describe('what was planted', () => {
  const found = new Map<CastName | 'signed out', string>()
  beforeAll(async () => {
    for (const name of castNames) found.set(name, await takeAll(await stage.as(name)))
    found.set('signed out', await takeAll(stage.school.visitor()))
  }, 180_000)
  const whoFound = (isIn: (haystack: string) => boolean) => [...found].flatMap(([name, haystack]) => (isIn(haystack) ? [name] : []))

  for (const [secret, { text, for: readers }] of Object.entries(secrets)) {
    it(`${secret} is found by those whom the table names, and by nobody else`, () => {
      expect(whoFound((haystack) => haystack.includes(text))).toEqual(castNames.filter((name) => readers.includes(name)))
    })
  }

  for (const number of countedNumbers) {
    it(`the count ${number} is found by those who read the room, and by nobody else`, () => {
      expect(whoFound((haystack) => holdsNumber(haystack, number))).toEqual(castNames.filter((name) => room.includes(name)))
    })
  }

  it('the published card reached those whom it was for: the crawler does look', () => {
    const readers = whoFound((haystack) => haystack.includes('Planted measure'))
    expect(readers).toEqual(castNames.filter((name) => !['admin', 'without a team', 'member elsewhere', 'leader and admin elsewhere'].includes(name)))
  })

  it('no answer to an outsider holds a count at all, of a hidden group or of any other', async () => {
    const leader = await stage.as('leader')
    const { body } = await leader.get(`/api/cycles/${placeOf['own team'].cycleId}/card`)
    const names: string[] = []
    JSON.stringify(body, (key, value: unknown) => {
      names.push(key)
      return value
    })
    expect(names.filter((name) => /^(n|met|count|counts|total|whole_n)$/.test(name))).toEqual([])
    // Hidden groups look alike: nothing but the name tells one from another.
    const groups = JSON.stringify(body).match(/\{[^{}]*"label":"(Few|Some)"[^{}]*\}/g)?.map((group) => group.replace(/"(id|label)":"[^"]*",?/g, ''))
    expect(new Set(groups).size).toBe(1)
  })

  it('a try carries no trace of who wrote it: no name, and none of their clients', async () => {
    const practice = await stage.school.stored(practiceId)
    const row = practiceDocument(practice).project().view.tries.find(({ did }) => did === words.sharedTry)
    expect(row?.signedBy ?? null).toBeNull()
    const clients = [...Y.decodeStateVector(Y.encodeStateVector(practice)).keys()]
    expect(clients.filter((client) => authors.includes(client))).toEqual([])
    const rows = await stage.school.database.read.selectFrom('document_updates').select(['person_id', 'bytes']).where('document_id', '=', practiceId).execute()
    const written = rows.filter(({ bytes }) => Buffer.from(bytes).includes(words.sharedTry))
    expect(written.map(({ person_id }) => person_id)).toEqual([null])
  })
})
