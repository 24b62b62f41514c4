import { resetLinkSchema } from 'shared/auth/schema'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { day, hour } from '../../lib/clock'
import type { Message } from '../../lib/mailer'
import { type ElsewhereId, emailOf, goodPassword, type PersonId, startBuilding, type TestBuilding } from '../../testing/building'
import { createLink, type NewLink } from './links'

let building: TestBuilding
let clock: number
afterEach(() => building.close())

const start = (more: Parameters<typeof startBuilding>[0] = {}) => {
  clock = Date.now()
  return startBuilding({ now: () => clock, ...more })
}
const newPassword = 'nine herons under the bridge'

async function make(kind: NewLink['kind'], personId: PersonId, createdBy: string | null = 'ada-admin'): Promise<string> {
  const link = { kind, personId, buildingId: 'alder-creek', createdBy }
  const { token } = await building.database.write.transaction().execute((transaction) => createLink({ now: () => clock }, transaction, link))
  return token
}

const signInWith = async (personId: PersonId, password: string) =>
  (await building.visitor().post('/api/sign-in/password', { email: emailOf(personId), password })).status

describe('an invitation', () => {
  it('says whose it is, lets them set a password, signs them in, and then is over', async () => {
    building = await start()
    await building.database.write.deleteFrom('passwords').where('person_id', '=', 'tess-third').execute()
    const token = await make('invitation', 'tess-third')
    const tess = building.visitor()
    expect((await tess.get(`/api/links/${token}`)).body).toEqual({
      ...{ kind: 'invitation', personName: 'Tess Ibarra', building: { name: 'Alder Creek School' }, email: emailOf('tess-third') },
      ...{ providers: [], passwords: true, expiresAt: clock + 30 * day },
    })
    expect((await tess.post(`/api/links/${token}/password`, { password: newPassword })).status).toBe(204)
    expect((await tess.get('/api/session')).body).toMatchObject({ person: { id: 'tess-third' } })
    expect(await signInWith('tess-third', newPassword)).toBe(204)
    const again = building.visitor()
    expect((await again.get(`/api/links/${token}`)).status).toBe(404)
    expect((await again.post(`/api/links/${token}/password`, { password: newPassword })).status).toBe(404)
    expect(again.cookie).toBeNull()
  })

  it('asks for a good password and is not used up by a poor one', async () => {
    building = await start()
    const token = await make('invitation', 'tess-third')
    const tess = building.visitor()
    for (const password of ['too short', 'Alder Creek School', emailOf('tess-third'), '123456789012345']) {
      const refused = await tess.post(`/api/links/${token}/password`, { password })
      expect(refused).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'password' }] } } })
    }
    expect((await tess.post(`/api/links/${token}/password`, { password: newPassword })).status).toBe(204)
  })

  it('is good for thirty days, and a renewed one makes the older one void', async () => {
    building = await start()
    const [first, second] = [await make('invitation', 'tess-third'), await make('invitation', 'tess-third')]
    const visitor = building.visitor()
    expect((await visitor.get(`/api/links/${first}`)).status).toBe(404)
    clock += 30 * day - 1
    expect((await visitor.get(`/api/links/${second}`)).status).toBe(200)
    clock += 1
    expect((await visitor.get(`/api/links/${second}`)).status).toBe(404)
    expect((await visitor.post(`/api/links/${second}/password`, { password: newPassword })).status).toBe(404)
  })

  it('is good once, also when it is used twice in the same moment', async () => {
    building = await start()
    const token = await make('invitation', 'tess-third')
    const answers = await Promise.all([1, 2, 3].map(() => building.visitor().post(`/api/links/${token}/password`, { password: newPassword })))
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([204, 404, 404])
  })

  it('is no longer good for somebody who was deactivated, and is kept only as a hash', async () => {
    building = await start()
    const token = await make('invitation', 'tess-third')
    const rows = await building.database.read.selectFrom('one_time_links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    await building.database.write.updateTable('people').set({ deactivated_at: 1 }).where('id', '=', 'tess-third').execute()
    expect((await building.visitor().get(`/api/links/${token}`)).status).toBe(404)
  })
})

describe('an admin’s reset link', () => {
  it('lasts a day, sets the password, and signs that person out everywhere', async () => {
    building = await start()
    const tess = await building.signIn('tess-third')
    const admin = await building.signIn('ada-admin')
    const { status, body } = await admin.post('/api/people/tess-third/reset-link')
    const { url, expiresAt } = z.parse(resetLinkSchema, body)
    expect([status, expiresAt]).toEqual([201, clock + day])
    expect(url).toMatch(new RegExp(`^${building.url}/links/[\\w-]{43}$`))
    expect((await tess.get('/api/session')).status).toBe(200)
    const browser = building.visitor()
    expect((await browser.post(`${new URL(url).pathname.replace('/links', '/api/links')}/password`, { password: newPassword })).status).toBe(204)
    expect((await tess.get('/api/session')).status).toBe(401)
    expect([await signInWith('tess-third', goodPassword), await signInWith('tess-third', newPassword)]).toEqual([403, 204])
    const record = await building.database.read.selectFrom('audit_log').select(['what', 'person_id', 'about']).orderBy('at').execute()
    expect(record).toContainEqual({ what: 'reset link made', person_id: 'ada-admin', about: 'tess-third' })
    expect(record).toContainEqual({ what: 'password reset', person_id: 'tess-third', about: 'tess-third' })
    expect(JSON.stringify(record)).not.toContain('links/')
  })

  it('is made by admins alone, for people of their own building alone', async () => {
    building = await start()
    for (const person of ['lea-leader', 'tess-third'] as const) {
      expect((await (await building.signIn(person)).post('/api/people/theo-third/reset-link')).status).toBe(403)
    }
    const admin = await building.signIn('ada-admin')
    const elsewhere: ElsewhereId = 'else-teacher'
    const [foreign, nobody] = [await admin.post(`/api/people/${elsewhere}/reset-link`), await admin.post('/api/people/nobody/reset-link')]
    expect([foreign.status, foreign.body]).toEqual([404, nobody.body])
    expect((await (await building.signInElsewhere('else-admin')).post('/api/people/tess-third/reset-link')).status).toBe(404)
  })
})

describe('a forgotten password', () => {
  const publicUrl = 'http://127.0.0.1:4110'
  async function startWithMail() {
    const sent: Message[] = []
    building = await start({ publicUrl, mailer: { send: async (message) => void sent.push(message) } })
    return sent
  }
  const forgot = (email: string) => building.visitor().post('/api/sign-in/password/forgot', { email })
  /** What was asked for has been mailed, or not: a restart waits for it. */
  const settle = () => building.restart()

  it('is mended by a link in the mail, good for an hour, that leads to where the settings say', async () => {
    const sent = await startWithMail()
    expect((await forgot(emailOf('tess-third').toUpperCase())).status).toBe(204)
    await settle()
    expect(sent).toMatchObject([{ to: emailOf('tess-third'), subject: 'A new password for Alder Creek School' }])
    const token = /\/links\/([\w-]{43})\n/.exec(sent[0]?.text ?? '')?.[1] ?? ''
    expect(sent[0]?.text).toContain(`${publicUrl}/links/${token}\n`)
    clock += hour - 1
    expect((await building.visitor().get(`/api/links/${token}`)).body).toMatchObject({ kind: 'password-reset', providers: [] })
    clock += 1
    expect((await building.visitor().get(`/api/links/${token}`)).status).toBe(404)
  })

  it('mails nothing to nobody, and answers the same', async () => {
    const sent = await startWithMail()
    const answers = [await forgot('nobody@alder.example'), await forgot(emailOf('else-teacher')), await forgot(emailOf('tess-third'))]
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
    await settle()
    expect(sent.map(({ to }) => to)).toEqual([emailOf('tess-third')])
  })

  it('fills nobody’s mailbox', async () => {
    const sent = await startWithMail()
    for (let time = 0; time < 8; time++) expect((await forgot(emailOf('tess-third'))).status).toBe(204)
    await settle()
    expect(sent).toHaveLength(3)
  })

  it('is not told by a mail server that fails, and the old password stays good', async () => {
    building = await start({ publicUrl, mailer: { send: () => Promise.reject(new Error('no mail today')) } })
    expect((await forgot(emailOf('tess-third'))).status).toBe(204)
    await settle()
    expect(await signInWith('tess-third', goodPassword)).toBe(204)
  })

  it('is not mailed where the settings do not say where this server is: a stranger would choose', async () => {
    const sent: Message[] = []
    building = await start({ mailer: { send: async (message) => void sent.push(message) } })
    expect((await building.visitor().get('/api/sign-in')).body).toMatchObject({ mail: false })
    await forgot(emailOf('tess-third'))
    await settle()
    expect(sent).toEqual([])
  })
})
