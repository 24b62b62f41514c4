import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { cycleDocument } from 'shared/cycles/document'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../testing/provider'
import { startSchool, type TestSchool, type Visitor } from '../testing/school'

const token = 'a-token-of-this-test-0123456789'

let school: TestSchool
let amara: Visitor
let documentId: string

beforeAll(async () => {
  school = await startSchool({ metricsToken: token })
  amara = await school.signIn('amara-nwosu')
  documentId = (await amara.cycle('grade-3-3')).documents.cycle.id
  await beBusy()
})
afterAll(() => school.close())

/** Edits, refused edits, sockets that are turned away, and every route with ids, names and secrets in its address. */
async function beBusy(): Promise<void> {
  const page = school.open(amara, documentId)
  await until('the page is there', () => page.saved)
  for (const letter of 'words') cycleDocument(page.doc).text('worry').insert(0, letter)
  await until('saved', () => page.saved)
  const unknown = school.open(amara, 'planted-document-id')
  await until('turned away', () => unknown.closes.length > 0)
  page.doc.getText('planted field').insert(0, 'planted words')
  page.mark()
  await until('refused', () => page.refusals.length > 0)
  for (const { method, path } of school.app.routes) {
    if (path === '/api/news' || path === '/api/demo/reset' || path.startsWith('/api/session')) continue
    const address = path.replace(':teamId', 'grade-3').replace(':cycleId', 'grade-3-3').replaceAll(/:\w+/g, 'planted-id')
    const init = method === 'get' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }
    for (const visitor of [amara, school.visitor()]) await visitor.ask(method.toUpperCase(), `${address}?planted=query`, init)
  }
  for (const address of ['/links/planted-token', '/api/nothing/planted', '/%zz', '/assets/planted.js']) await amara.get(address)
  await amara.ask('PROPFIND', '/planted')
}

/** Asks as a program would, with these headers. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(school.url)
    const request = get({ ...{ hostname, port, path, method }, headers: { host: `${hostname}:${port}`, ...headers } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }))
    })
    request.on('error', reject)
  })
}

interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

/** Reads the format of Prometheus, strictly. */
function samplesOf(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, inside = '', value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      if (name === undefined || value === undefined || !Number.isFinite(Number(value))) throw new Error(`no sample: ${line}`)
      return { name, labels: Object.fromEntries([...inside.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, of]) => [label ?? '', of ?? ''])), value: Number(value) }
    })
}

const samples = async () => samplesOf((await ask('/metrics')).text)
const valueOf = (all: Sample[], name: string, labels: Record<string, string> = {}) =>
  all.find((one) => one.name === `clear_cycle_${name}` && Object.entries(labels).every(([label, value]) => one.labels[label] === value))?.value

describe('who may read the metrics', () => {
  it('a program on this machine that asks the server itself, in the format of Prometheus', async () => {
    const { status, type, text } = await ask('/metrics')
    expect(status).toBe(200)
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(samplesOf(text).length).toBeGreaterThan(50)
    expect((await ask('/metrics', { host: 'localhost' })).status).toBe(200)
  })

  it.each([
    ['what a proxy has passed on, also from this machine', { 'x-forwarded-for': '127.0.0.1' }],
    ['what a proxy has passed on in the newer way', { forwarded: 'for=127.0.0.1' }],
    ['what was asked under the building’s own name', { host: 'clear.example.org' }],
    ['a page that has given itself a name that leads here', { host: '127.0.0.1.elsewhere.test' }],
    ['a wrong token', { host: 'clear.example.org', authorization: `Bearer ${token.slice(0, -1)}x` }],
    ['the token without its word', { host: 'clear.example.org', authorization: token }],
  ])('not %s: there is nothing at this address', async (_, headers) => {
    const there = await ask('/metrics', headers)
    expect(there.status).toBe(404)
    expect(there.text).toBe((await ask('/api/nothing')).text)
  })

  it('from anywhere, whoever has the token', async () => {
    const headers = { host: 'clear.example.org', 'x-forwarded-for': '192.0.2.7', authorization: `Bearer ${token}` }
    expect((await ask('/metrics', headers)).status).toBe(200)
    expect((await ask('/metrics', headers, 'POST')).status).toBe(404)
  })

  it('nobody by a token where none was set', async () => {
    const other = await startSchool()
    const response = await fetch(`${other.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.7', authorization: 'Bearer null' } })
    expect(response.status).toBe(404)
    await other.close()
  })
})

describe('what they say', () => {
  it('L1 H1 of edits: how long until they were on the disk, how many at once, and how long until their writer knew', async () => {
    const all = await samples()
    const appended = valueOf(all, 'append_seconds_count') ?? 0
    expect(appended).toBeGreaterThan(0)
    expect(valueOf(all, 'append_rows_sum')).toBeGreaterThanOrEqual(appended)
    expect(valueOf(all, 'append_bytes_sum')).toBeGreaterThan(0)
    expect(valueOf(all, 'ack_seconds_count')).toBeGreaterThan(0)
    expect(valueOf(all, 'append_failures_total')).toBe(0)
  })

  it('of live documents: how many there are, who is in them, and that nothing waits once all is saved', async () => {
    const all = await samples()
    expect(valueOf(all, 'rooms')).toBeGreaterThan(0)
    expect(valueOf(all, 'connections')).toBe(1)
    expect([valueOf(all, 'queue_rows'), valueOf(all, 'queue_bytes'), valueOf(all, 'compactions_waiting')]).toEqual([0, 0, 0])
  })

  it('what was refused, by its rule', async () => {
    const all = await samples()
    expect(valueOf(all, 'updates_refused_total', { rule: 'G5', reason: 'unknown-field' })).toBe(1)
    expect(valueOf(all, 'sockets_closed_total', { rule: 'A2', reason: 'no-access', code: '4403' })).toBe(1)
    expect(valueOf(all, 'updates_refused_total', { reason: 'malformed' })).toBe(0)
  })

  it('of HTTP: each request by its route as declared and how it ended', async () => {
    const all = await samples()
    expect(valueOf(all, 'http_requests_total', { method: 'GET', route: '/api/cycles/:cycleId', status: '2xx' })).toBeGreaterThan(0)
    expect(valueOf(all, 'http_requests_total', { method: 'GET', route: '/api/cycles/:cycleId', status: '4xx' })).toBeGreaterThan(0)
    expect(valueOf(all, 'http_requests_total', { method: 'other' })).toBeGreaterThan(0)
    const streams = all.filter(({ name, labels }) => name.startsWith('clear_cycle_http_request_seconds') && labels['route']?.endsWith('/stream'))
    expect(streams).toEqual([])
  })

  it('of the machine: disk, memory, CPU, and how late the main thread is', async () => {
    const all = await samples()
    expect(valueOf(all, 'database_bytes')).toBeGreaterThan(0)
    expect(valueOf(all, 'database_log_bytes')).toBeGreaterThan(0)
    expect(all.find(({ name }) => name === 'process_resident_memory_bytes')?.value).toBeGreaterThan(0)
    expect(all.find(({ name }) => name === 'process_cpu_seconds_total')?.value).toBeGreaterThan(0)
    expect(valueOf(all, 'event_loop_delay_seconds', { quantile: '1' })).toBeGreaterThanOrEqual(valueOf(all, 'event_loop_delay_seconds', { quantile: '0.5' }) ?? 1)
    expect(valueOf(all, 'event_loop_utilization_ratio')).toBeLessThanOrEqual(1)
  })

  it('everything that is said is explained in docs/operating.md, and nothing else is', async () => {
    const text = (await ask('/metrics')).text
    const said = [...text.matchAll(/^# TYPE clear_cycle_(\w+)/gm)].map(([, name]) => name)
    const guide = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8')
    const rows = guide.split('## Watching it')[1]?.split('\n## ')[0]?.match(/^\| `[^|]+\|/gm) ?? []
    const explained = rows.flatMap((row) => [...row.matchAll(/`(\w+)/g)].map(([, name]) => name))
    expect(new Set(explained.filter((name) => name !== 'clear_cycle_'))).toEqual(new Set(said))
  })

  it('no label of a busy server holds an id, a name, an address or a word; each has a short list of values', async () => {
    const all = await samples()
    const values = new Map<string, Set<string>>()
    for (const { labels } of all) for (const [label, value] of Object.entries(labels)) values.set(label, (values.get(label) ?? new Set()).add(value))
    expect([...values.keys()].toSorted()).toEqual(['code', 'le', 'method', 'mode', 'outcome', 'quantile', 'reason', 'route', 'rule', 'status'].filter((label) => values.has(label)))
    const routes = new Set([...school.app.routes.map(({ path }) => path), '/api/{*rest}', '/{*path}', '/metrics', '/healthz', '/readyz', '/sync/check/echo', 'none'])
    expect([...(values.get('route') ?? [])].filter((route) => !routes.has(route))).toEqual([])
    expect([...values].filter(([label, of]) => label !== 'route' && of.size >= 30)).toEqual([])
    const text = (await ask('/metrics')).text
    const secrets = ['planted', 'amara', 'Amara', 'nwosu', 'grade-3', documentId, '127.0.0.1', token, amara.cookie?.split('=')[1] ?? 'none']
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })
})
