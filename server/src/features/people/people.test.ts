import { directorySchema, invitationSchema, madePersonSchema } from 'shared/people/directory'
import { closeCode } from 'shared/sync/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { emailOf, goodPassword, startBuilding, type TestBuilding } from '../../testing/building'
import { MailNotSent, type Message } from '../../lib/mailer'
import { until } from '../../testing/provider'
import { startSchool, type TestSchool, type Visitor } from '../../testing/school'

const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const setRoles = (admin: Visitor, personId: string, roles: string[]) => admin.ask('PUT', `/api/people/${personId}/roles`, json({ roles }))

describe('the people of a building', () => {
  let building: TestBuilding
  let admin: Visitor
  beforeAll(async () => {
    building = await startBuilding()
    admin = await building.signIn('ada-admin')
  })
  afterAll(() => building.close())

  const directory = async () => z.parse(directorySchema, (await admin.get('/api/people')).body)
  const person = async (id: string) => (await directory()).people.find((each) => each.id === id)
  const add = async (name: string, more: object = {}) => {
    const { status, body } = await admin.post('/api/people', { name, roles: [], teamIds: [], ...more })
    expect(status).toBe(201)
    return z.parse(madePersonSchema, body).personId
  }

  it('are listed for the admin alone, with what they are here and how they sign in', async () => {
    expect((await directory()).people.find(({ id }) => id === 'tess-third')).toEqual({
      ...{ id: 'tess-third', name: 'Tess Ibarra', email: emailOf('tess-third'), roles: [], coachedTeams: [], state: 'active', invitedUntil: null },
      ...{ teams: [{ id: 'third', name: 'Team third' }], signsInWith: { password: true, providers: [] } },
    })
    expect((await person('cal-coach'))?.coachedTeams).toEqual([{ id: 'third', name: 'Team third' }])
    for (const someone of ['lea-leader', 'cal-coach', 'tess-third'] as const) {
      expect((await (await building.signIn(someone)).get('/api/people')).status).toBe(403)
    }
    expect((await directory()).people.map(({ id }) => id)).not.toContain('else-teacher')
  })

  it('are added with roles and teams, get letters and a color of their own, and come in by an invitation', async () => {
    const id = await add('Tomas Ibanez', { email: 'Tomas@Alder.example', roles: ['coach'], teamIds: ['fourth'] })
    expect(await person(id)).toMatchObject({ email: 'tomas@alder.example', roles: ['coach'], teams: [{ id: 'fourth' }], state: 'new' })
    const [row] = await building.database.read.selectFrom('people').select(['initials', 'color']).where('id', '=', id).execute()
    expect(row?.initials).not.toBe('TI')
    expect(row?.color).not.toBe('blue')

    const { status, body } = await admin.post(`/api/people/${id}/invitations`)
    const { url, expiresAt, mailed } = z.parse(invitationSchema, body)
    expect([status, mailed]).toEqual([201, 'no-mail'])
    expect(url).toMatch(new RegExp(`^${building.url}/links/[\\w-]{43}$`))
    expect(Math.round((expiresAt - Date.now()) / 86_400_000)).toBe(30)
    expect(await person(id)).toMatchObject({ state: 'invited', invitedUntil: expiresAt })

    const renewed = z.parse(invitationSchema, (await admin.post(`/api/people/${id}/invitations`)).body)
    const tokenOf = (link: string) => link.split('/').at(-1)
    expect((await building.visitor().get(`/api/links/${tokenOf(url)}`)).status).toBe(404)
    const newcomer = building.visitor()
    expect((await newcomer.post(`/api/links/${tokenOf(renewed.url)}/password`, { password: 'nine slow rivers turn' })).status).toBe(204)
    expect((await newcomer.get('/api/session')).body).toMatchObject({ person: { name: 'Tomas Ibanez' }, roles: ['teacher', 'coach'] })
    expect(await person(id)).toMatchObject({ state: 'active', invitedUntil: null, signsInWith: { password: true } })
  })

  it('have an address each: a second person under it is refused, whatever its letters', async () => {
    const taken = await admin.post('/api/people', { name: 'Other Tess', email: emailOf('tess-third').toUpperCase(), roles: [], teamIds: [] })
    expect([taken.status, taken.body]).toMatchObject([409, { error: { fields: [{ path: 'email' }] } }])
    const id = await add('No Address')
    expect((await admin.ask('PATCH', `/api/people/${id}`, json({ email: emailOf('tess-third') }))).status).toBe(409)
    expect((await admin.ask('PATCH', `/api/people/${id}`, json({ name: 'Nora Address', email: 'nora@alder.example' }))).status).toBe(204)
    expect(await person(id)).toMatchObject({ name: 'Nora Address', email: 'nora@alder.example' })
    expect((await admin.ask('PATCH', `/api/people/${id}`, json({ email: null }))).status).toBe(204)
    expect(await person(id)).toMatchObject({ email: null })
  })

  it('of another building are not there, for reading, changing, inviting or removing', async () => {
    const each = [
      await admin.ask('PATCH', '/api/people/else-teacher', json({ name: 'X' })),
      await setRoles(admin, 'else-teacher', ['admin']),
      await admin.post('/api/people/else-teacher/invitations'),
      await admin.post('/api/people/else-teacher/deactivation'),
      await admin.delete('/api/people/else-teacher/deactivation'),
      await admin.delete('/api/people/else-teacher'),
      await admin.post('/api/people', { name: 'X', roles: [], teamIds: ['else-team'] }),
    ]
    expect(each.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404])
  })

  it('always have an admin who can sign in', async () => {
    expect((await setRoles(admin, 'ada-admin', ['leader'])).status).toBe(409)
    expect((await admin.post('/api/people/ada-admin/deactivation')).status).toBe(409)
    expect((await admin.delete('/api/people/ada-admin')).status).toBe(409)
    // Somebody who has never come in cannot take over.
    const id = await add('Ari Next', { roles: ['admin'] })
    expect((await setRoles(admin, 'ada-admin', [])).status).toBe(409)
    expect((await admin.delete(`/api/people/${id}`)).status).toBe(204)
    expect((await setRoles(admin, 'lea-leader', ['leader', 'admin'])).status).toBe(204)
    const lea = await building.signIn('lea-leader')
    expect((await setRoles(lea, 'ada-admin', [])).status).toBe(204)
    expect((await admin.get('/api/people')).status).toBe(403)
    expect((await setRoles(lea, 'ada-admin', ['admin'])).status).toBe(204)
  })

  it('who no longer are coaches follow no team', async () => {
    const cal = await building.signIn('cal-coach')
    expect((await cal.get('/api/session')).body).toMatchObject({ followedTeams: [{ id: 'third' }] })
    expect((await setRoles(admin, 'cal-coach', [])).status).toBe(204)
    expect((await cal.get('/api/session')).body).toMatchObject({ roles: [], followedTeams: [] })
    expect((await setRoles(admin, 'cal-coach', ['coach'])).status).toBe(204)
    expect((await cal.get('/api/session')).body).toMatchObject({ roles: ['coach'], followedTeams: [] })
  })

  it('who are deactivated are signed out and let in nowhere, keep their place, and can be taken back', async () => {
    const finn = await building.signIn('finn-fourth')
    expect((await admin.post('/api/people/finn-fourth/deactivation')).status).toBe(204)
    expect((await finn.get('/api/session')).status).toBe(401)
    const again = { email: emailOf('finn-fourth'), password: goodPassword }
    expect((await building.visitor().post('/api/sign-in/password', again)).status).toBe(403)
    expect(await person('finn-fourth')).toMatchObject({ state: 'deactivated', teams: [{ id: 'fourth' }] })
    expect((await admin.post('/api/people/finn-fourth/invitations')).status).toBe(409)
    expect((await admin.delete('/api/people/finn-fourth/deactivation')).status).toBe(204)
    expect((await building.visitor().post('/api/sign-in/password', again)).status).toBe(204)
  })
})

describe('an invitation', () => {
  it('goes by mail to who has an address; a mail server that fails leaves the link to be passed on', async () => {
    const sent: Message[] = []
    let works = true
    const send = async (message: Message) => {
      if (!works) throw new MailNotSent('421')
      sent.push(message)
    }
    const building = await startBuilding({ mailer: { send } })
    const admin = await building.signIn('ada-admin')
    const invite = async () => z.parse(invitationSchema, (await admin.post('/api/people/tess-third/invitations')).body)
    const first = await invite()
    expect(first.mailed).toBe('sent')
    expect(sent).toMatchObject([{ to: emailOf('tess-third'), subject: 'Your invitation to Clear Cycle at Alder Creek School' }])
    expect(sent[0]?.text).toContain(first.url)
    works = false
    const second = await invite()
    expect([second.mailed, sent.length]).toEqual(['failed', 1])
    expect(second.url).not.toBe(first.url)
    await admin.ask('PATCH', '/api/people/tess-third', json({ email: null }))
    expect((await invite()).mailed).toBe('no-address')
    await building.close()
  })
})

describe('somebody who is in a document', () => {
  let school: TestSchool
  let admin: Visitor
  beforeAll(async () => {
    school = await startSchool()
    admin = await school.signIn('theodora-papadimitriou-lang')
  })
  afterAll(() => school.close())

  it('has their page start again when their role changes, within a second', async () => {
    const dana = await school.signIn('dana-okafor')
    const { documents } = await dana.cycle('grade-2-2')
    const page = school.open(dana, documents.cycle.id)
    await until('she is in', () => page.provider.synced)
    expect((await setRoles(admin, 'dana-okafor', ['coach', 'leader'])).status).toBe(204)
    await until('her page starts again', () => page.closes.includes(closeCode.roleChanged), 1000)
    await until('and is back', () => page.provider.synced)
    expect((await setRoles(admin, 'dana-okafor', ['leader'])).status).toBe(204)
    await until('a leader who is no coach is out', () => page.closes.includes(closeCode.noAccess))
    expect((await dana.get('/api/cycles/grade-2-2')).status).toBe(404)
  })

  it('is out within a second when they are deactivated, and their next frame changes nothing', async () => {
    const malik = await school.signIn('malik-lewis')
    const { documents } = await malik.cycle('grade-3-3')
    const page = school.open(malik, documents.cycle.id)
    await until('he is in', () => page.saved)
    expect((await admin.post('/api/people/malik-lewis/deactivation')).status).toBe(204)
    page.doc.getText('worry').insert(0, 'after the answer')
    await until('his page is closed', () => page.closes.includes(closeCode.signedOut), 1000)
    expect((await school.stored(documents.cycle.id)).getText('worry').toString()).not.toContain('after the answer')
    const amara = await school.signIn('amara-nwosu')
    expect((await amara.cycle('grade-3-3')).members.map(({ name }) => name)).toContain('Malik Lewis')
    expect((await admin.delete('/api/people/malik-lewis/deactivation')).status).toBe(204)
  })

  it('leaves for good when they are removed: their own pages and ways in are gone, their words stay without their name', async () => {
    const lucia = await school.signIn('lucia-fuentes')
    const { documents } = await lucia.cycle('grade-5-2')
    await lucia.get('/api/session/local-key')
    const [room, own] = [documents.cycle, documents.personal].map((address) => school.open(lucia, address?.id ?? '', address?.epoch))
    await until('she is in both', () => room!.saved && own!.saved)
    room!.doc.getText('worry').insert(0, 'her words ')
    await until('her words are saved', () => room!.saved)
    expect((await admin.delete('/api/people/lucia-fuentes')).status).toBe(204)
    await until('both pages are closed', () => room!.closes.length > 0 && own!.closes.length > 0, 1000)
    expect((await lucia.get('/api/session')).status).toBe(401)

    const { read } = school.database
    const theirs = (table: 'sessions' | 'local_keys' | 'passwords' | 'identities' | 'one_time_links' | 'roles' | 'agreement_views' | 'visits_to_cycles') =>
      read.selectFrom(table).select('person_id').where('person_id', '=', 'lucia-fuentes').execute()
    for (const table of ['sessions', 'local_keys', 'passwords', 'identities', 'one_time_links', 'roles', 'agreement_views', 'visits_to_cycles'] as const) {
      expect(await theirs(table)).toEqual([])
    }
    expect(await read.selectFrom('documents').select('id').where('owner_id', '=', 'lucia-fuentes').execute()).toEqual([])
    expect(await read.selectFrom('document_updates').select('seq').where('document_id', '=', documents.personal?.id ?? '').execute()).toEqual([])
    expect((await school.stored(documents.cycle.id)).getText('worry').toString()).toContain('her words ')

    const imani = await school.signIn('imani-jefferson-bright')
    const seen = [await imani.get('/api/cycles/grade-5-2'), await imani.get('/api/home'), await admin.get('/api/people'), await admin.get('/api/teams'), await admin.get('/api/audit')]
    expect(JSON.stringify(seen.map(({ body }) => body))).not.toContain('Fuentes')
    expect(JSON.stringify(seen.at(-1)?.body)).toContain('Former member')
    expect((await admin.delete('/api/people/lucia-fuentes')).status).toBe(404)
  })
})
