import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { cycleDocument } from 'shared/cycles/document'
import { madePersonSchema, invitationSchema } from 'shared/people/directory'
import { madeProviderSchema } from 'shared/auth/schema'
import { encodeMark } from 'shared/sync/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod'
import type { Mailer } from './lib/mailer'
import { awarenessFrame, updateFrame } from './sync/frames'
import { emailOf, startBuilding, type TestBuilding } from './testing/building'
import { headersOf, until } from './testing/provider'
import { startSchool, type TestSchool, type Visitor } from './testing/school'
import { Wanderer } from './testing/wanderer'

/*
 * Words, addresses and secrets that nobody could have made up go wherever people put them; then whatever can fail is made
 * to. The log speaks at its loudest, and none of them may be in it.
 */
const planted = {
  sentence: 'planted sentence of a page zyxgarnet',
  refused: 'planted field that is refused zyxopal',
  presence: 'planted place in the page zyxberyl',
  state: 'planted state that is no JSON zyxtopaz',
  email: 'planted.zyxamber@school.example',
  unknownEmail: 'planted.zyxonyx@elsewhere.example',
  password: 'planted passphrase of a teacher zyxjade',
  clientSecret: 'planted client secret zyxruby',
  answer: 'planted answer of a provider zyxpearl',
  code: 'plantedCodeZyxcoral',
  query: 'plantedQueryZyxquartz',
}

const lines: string[] = []
const log = (line: string) => void lines.push(line)
const secrets: string[] = Object.values(planted)

/** A mail server that refuses, and a library that quotes what it was given. */
const mailer: Mailer = {
  async send({ to, text }) {
    secrets.push(...(text.match(/[\w-]{20,}/g) ?? []))
    throw Object.assign(new Error(`550 5.1.1 <${to}>: ${text}`), { code: 'EENVELOPE', rejected: [to], response: text, message: `550 <${to}> ${text.match(/https?:\S+/)?.[0]}` })
  },
}

let school: TestSchool
let building: TestBuilding
let provider: Server
beforeAll(async () => {
  school = await startSchool({ log })
  // Without an address of its own, a building mails no links.
  building = await startBuilding({ log, mailer, publicUrl: 'http://127.0.0.1:1' })
  provider = createServer(badProvider)
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await school.close()
  await building.close()
  provider.closeAllConnections()
  provider.close()
})

/** A sign-in provider that sends everybody back at once, and answers the server with what is no JSON. */
function badProvider(request: IncomingMessage, response: ServerResponse): void {
  const issuer = `http://${request.headers.host}`
  const { pathname, searchParams } = new URL(request.url ?? '', issuer)
  if (pathname === '/auth') {
    const back = new URL(new URL(searchParams.get('redirect_uri') ?? '').pathname, building.url)
    back.searchParams.set('code', planted.code)
    back.searchParams.set('state', searchParams.get('state') ?? '')
    secrets.push(searchParams.get('state') ?? '')
    response.writeHead(302, { location: back.href }).end()
    return
  }
  response.setHeader('content-type', 'application/json')
  const endpoints = { issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'] }
  response.end(pathname.startsWith('/.well-known') ? JSON.stringify(endpoints) : `{"id_token": ${planted.answer}`)
}

const keep = ({ cookie }: Visitor) => void secrets.push(cookie?.split('=')[1] ?? 'no cookie')

/** Somebody signs in, in every way that can go wrong, and is invited by mail that does not go out. */
async function signInBadly(): Promise<void> {
  const admin = await building.signIn('ada-admin')
  keep(admin)
  const stranger = building.visitor()
  for (const email of [emailOf('tess-third'), planted.unknownEmail]) {
    await stranger.post('/api/sign-in/password', { email, password: planted.password, ownDevice: false })
    await stranger.post('/api/sign-in/password/forgot', { email })
  }
  const made = await admin.post('/api/people', { name: 'Planted Person', email: planted.email, roles: [], teamIds: [] })
  const { personId } = z.parse(madePersonSchema, made.body)
  const invited = await admin.post(`/api/people/${personId}/invitations`)
  secrets.push(new URL(z.parse(invitationSchema, invited.body).url).pathname.split('/').at(-1) ?? '')
  await stranger.post('/api/sign-in/password/forgot', { email: planted.email })
  const address = provider.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const offered = await admin.post('/api/building/providers', { kind: 'oidc', name: 'Planted', clientId: 'client-1', clientSecret: planted.clientSecret, issuer, enabled: true, domains: [] })
  const { providerId } = z.parse(madeProviderSchema, offered.body)
  const wanderer = new Wanderer(building.url)
  expect((await wanderer.go(`/api/sign-in/providers/${providerId}/start?returnTo=/${planted.query}`)).search).toContain('problem=')
  await wanderer.get(`/api/sign-in/callback?code=${planted.code}&state=${planted.query}`)
}

/** Words are written, shown, refused and cut off. */
async function writeBadly(amara: Visitor, documentId: string): Promise<void> {
  const page = school.open(amara, documentId)
  await until('the page is there', () => page.saved)
  cycleDocument(page.doc).text('worry').insert(0, planted.sentence)
  await until('saved', () => page.saved)
  page.doc.getText(planted.refused).insert(0, planted.refused)
  page.mark()
  await until('refused', () => page.refusals.length > 0)
  const socket = new WebSocket(`${amara.door.url}/${documentId}?epoch=1&planted=${planted.query}`, { headers: headersOf(amara.door) })
  const heard: Buffer[] = []
  socket.on('message', (data: Buffer) => heard.push(data))
  await until('let in', () => heard.length > 0)
  socket.send(planted.sentence)
  socket.send(awarenessFrame([{ clientId: 5, clock: 1, state: JSON.stringify({ field: planted.presence }) }]))
  socket.send(awarenessFrame([{ clientId: 5, clock: 2, state: planted.presence }]))
  socket.send(updateFrame(Buffer.from(planted.sentence)))
  const before = heard.length
  socket.send(encodeMark({ kind: 'mark', n: 1 }))
  await until('told', () => heard.length > before)
  socket.terminate()
}

/** Every route, with a secret in each place that it has for one. */
async function askEverything(by: Visitor, { app, visitor }: Pick<TestSchool, 'app' | 'visitor'>): Promise<number[]> {
  const statuses: number[] = []
  const body = JSON.stringify({ text: planted.sentence, name: planted.sentence, email: planted.email, password: planted.password, newPassword: planted.password, code: planted.code, personId: 'amara-nwosu' })
  for (const { method, path } of app.routes) {
    if (path === '/api/news' || path === '/api/demo/reset' || path.startsWith('/api/session') || path.startsWith('/api/connection-check')) continue
    const address = path.replace(':teamId', 'grade-3').replace(':cycleId', 'grade-3-3').replaceAll(/:\w+/g, planted.code)
    const init = method === 'get' ? {} : { body, headers: { 'content-type': 'application/json' } }
    for (const who of [by, visitor()]) statuses.push((await who.ask(method.toUpperCase(), `${address}?code=${planted.query}`, init)).status)
  }
  return statuses
}

/** The tables of the running server, broken: half of a state, and then no tables at all. */
async function breakDatabase({ database }: Pick<TestSchool, 'database'>): Promise<void> {
  await database.write.updateTable('cycle_states').set({ state: `{"worry": ${planted.state}` }).execute()
}

describe('the log, at its loudest', () => {
  it('holds no sentence, no address, no password, no cookie, no token and no link, whatever fails', { timeout: 120_000 }, async () => {
    const amara = await school.signIn('amara-nwosu')
    keep(amara)
    const { documents } = await amara.cycle('grade-3-3')
    await signInBadly()
    await writeBadly(amara, documents.cycle.id)
    await askEverything(amara, school)
    await breakDatabase(school)
    await askEverything(amara, school)
    const page = school.open(amara, documents.cycle.id)
    await until('the page is there again', () => page.saved)
    for (const table of ['document_updates', 'cycle_states', 'audit_log', 'one_time_links', 'passwords'] as const) await school.database.write.schema.dropTable(table).execute()
    cycleDocument(page.doc).text('worry').insert(0, planted.sentence)
    await until('not saved', () => lines.some((line) => line.includes('A flush failed')))
    await askEverything(amara, school)
    const admin = await building.signIn('ada-admin')
    keep(admin)
    for (const table of ['audit_log', 'one_time_links', 'passwords'] as const) await building.database.write.schema.dropTable(table).execute()
    const statuses = await askEverything(admin, building)
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(3)

    const all = lines.join('')
    // Each kind of failure is there, or the test would look at nothing.
    const kinds = ['a request failed', 'A flush failed', 'An update was refused', 'a reset could not be mailed', 'a sign-in with a provider did not come about', 'could not be']
    expect(kinds.filter((kind) => !all.includes(kind))).toEqual([])
    expect(secrets.length).toBeGreaterThan(15)
    const found = secrets.filter((secret) => secret !== '' && all.includes(secret))
    expect(found.map((secret) => [secret, lines.find((line) => line.includes(secret))])).toEqual([])
    expect(lines.filter((line) => /@(school|alder|elsewhere)\.example/.test(line))).toEqual([])
    expect(lines.filter((line) => line.includes('amara.nwosu@') || line.includes('"name":"Amara'))).toEqual([])
  })
})
