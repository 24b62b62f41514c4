import { policies } from 'shared/access/policy'
import { errorStatus } from 'shared/errors'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Answered, startSchool, type TestSchool, type Visitor } from '../testing/school'

let school: TestSchool
let amara: Visitor
beforeAll(async () => {
  school = await startSchool()
  amara = await school.signIn('amara-nwosu')
})
afterAll(() => school.close())

const errorSchema = z.object({ error: z.object({ code: z.enum(Object.keys(errorStatus)), message: z.string().min(10) }) })

function expectError({ status, body }: Answered, code: keyof typeof errorStatus): void {
  expect(status).toBe(errorStatus[code])
  expect(z.parse(errorSchema, body).error.code).toBe(code)
}

describe('the API', () => {
  it('answers under /api in JSON, also where there is nothing', async () => {
    expectError(await amara.get('/api/nothing/here'), 'not-found')
    expectError(await amara.ask('PUT', '/api/home'), 'not-found')
  })

  it('refuses to change anything on the word of another site’s page, or of none', async () => {
    for (const origin of ['https://elsewhere.example', 'null', null]) {
      expectError(await school.visitor(origin).post('/api/demo/sign-in', { personId: 'amara-nwosu' }), 'forbidden')
      expectError(await school.visitor(origin).post('/api/demo/reset'), 'forbidden')
    }
    const { status } = await school.visitor(school.url.replace('127.0.0.1', 'localhost')).post('/api/demo/sign-in', { personId: 'amara-nwosu' })
    expect(status).toBe(204)
  })

  it('says which field it could not read, and nothing about itself', async () => {
    const wrong = await amara.post('/api/cycles/grade-3-3/reveals', { what: 'everything' })
    expectError(wrong, 'bad-request')
    expect(wrong.body).toMatchObject({ error: { fields: [{ path: 'what' }] } })
    const headers = { 'content-type': 'application/json' }
    expectError(await amara.ask('POST', '/api/cycles/grade-3-3/close', { body: '{"openNext": tru', headers }), 'bad-request')
    expectError(await amara.get('/api/cycles/%E0%A4%A'), 'bad-request')
    expect((await amara.get('/api/home')).headers.get('x-powered-by')).toBeNull()
  })

  it('reads no more than 64 KB of JSON, and none from who is not signed in', async () => {
    const long = { what: 'x'.repeat(70_000) }
    expectError(await amara.post('/api/cycles/grade-3-3/reveals', long), 'too-large')
    expectError(await school.visitor().post('/api/cycles/grade-3-3/reveals', long), 'not-signed-in')
  })

  it('keeps its answers out of every cache', async () => {
    expect((await amara.get('/api/home')).headers.get('cache-control')).toBe('no-store')
    expect((await amara.get('/api/nothing')).headers.get('cache-control')).toBe('no-store')
  })

  it('lets pages run no script and open no socket but ours', async () => {
    const policy = (await amara.get('/api/session')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain(`connect-src 'self' ${school.url.replace('http', 'ws')}`)
    expect(policy).not.toContain('unsafe-eval')
  })
})

describe('whether it works', () => {
  it('/healthz answers while the process runs, /readyz when a write has reached the disk', async () => {
    expect((await amara.get('/healthz')).body).toEqual({ ok: true })
    expect((await amara.get('/readyz')).body).toEqual({ ok: true })
    const row = await school.database.read.selectFrom('heartbeats').select('at').executeTakeFirstOrThrow()
    expect(Date.now() - row.at).toBeLessThan(10_000)
  })
})

const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(
      z.enum(['get', 'post', 'put', 'patch', 'delete']),
      z.object({
        summary: z.string().min(5),
        description: z.string().min(5),
        'x-policy': z.enum(Object.keys(policies)),
        'x-rate': z.enum(['ordinary', 'sign-in', 'link']),
        parameters: z.array(z.object({ name: z.string(), in: z.literal('path'), required: z.literal(true) })).optional(),
        requestBody: z.object({ required: z.literal(true), content: z.record(z.string(), z.unknown()) }).optional(),
        responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.object({ description: z.string() })),
        security: z.array(z.unknown()),
      }),
    ),
  ),
  components: z.object({ schemas: z.object({ Error: z.unknown() }), securitySchemes: z.object({ session: z.unknown() }) }),
})

describe('/api/openapi.json', () => {
  it('is an OpenAPI 3.1 document that names every route with its parameters, bodies and errors', async () => {
    const document = z.parse(documentSchema, (await school.visitor().get('/api/openapi.json')).body)
    const routes = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    expect(routes.sort()).toEqual(school.app.routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`).sort())
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const { parameters = [] } of Object.values(methods)) expect(parameters.map(({ name }) => name)).toEqual(names)
    }
    expect(Object.keys(document.paths['/api/cycles/{cycleId}/close']?.post?.responses ?? {})).toEqual(['200', '400', '401', '403', '404', '409', '413', '429', '500'])
  })
})
