import { inspect } from 'node:util'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { makeCertificate } from '../testing/certificate'
import { type MailServer, startMailServer } from '../testing/mail-server'
import { createMailer, type Mailer, MailNotSent, type MailerOptions } from './mailer'

const from = 'Clear Cycle <office@school.example>'
const invitation = { to: 'amara@school.example', subject: 'Your invitation', text: 'Open this: https://clear.example/links/abc' }
const { key, certificate } = makeCertificate()

let server: MailServer
afterEach(() => server.close())

async function mailerTo(url: (port: number) => string, options: SMTPServerOptions = {}, more: MailerOptions = {}): Promise<Mailer> {
  server = await startMailServer(options)
  const mailer = createMailer(url(server.port), from, { pause: 1, patience: 1000, ...more })
  if (mailer === null) throw new Error('there is no mailer')
  return mailer
}

async function whyNot(mailer: Mailer, message = invitation): Promise<string> {
  const error: unknown = await mailer.send(message).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof MailNotSent)) throw new Error(`it said ${String(error)}`)
  for (const word of [message.to, message.text, 'links']) expect(inspect(error)).not.toContain(word)
  return error.why
}

const plain = (port: number) => `smtp://127.0.0.1:${port}`

describe('mail', () => {
  it('reaches the person with the words that were written, from the building’s address', async () => {
    const mailer = await mailerTo(plain)
    await mailer.send(invitation)
    expect(server.delivered).toMatchObject([{ from: 'office@school.example', to: ['amara@school.example'] }])
    const [{ raw } = { raw: '' }] = server.delivered
    expect(raw).toContain('From: Clear Cycle <office@school.example>')
    expect(raw).toContain('Subject: Your invitation')
    expect(raw).toContain(invitation.text)
  })

  it('goes to one person only, whatever the address holds', async () => {
    const mailer = await mailerTo(plain)
    for (const to of ['a@school.example, b@school.example', 'a@school.example\r\nBcc: b@school.example']) {
      await mailer.send({ ...invitation, to }).catch(() => {})
    }
    expect(server.delivered.flatMap((one) => one.to).filter((address) => address === 'b@school.example')).toEqual([])
    await mailer.send({ ...invitation, subject: 'Hello\r\nBcc: c@school.example' })
    expect(server.delivered.at(-1)?.to).toEqual(['amara@school.example'])
    expect(server.delivered.at(-1)?.raw).not.toMatch(/^Bcc:/m)
  })

  it('signs in over TLS, from the start or before anything is said', async () => {
    const signedIn: SMTPServerOptions = { onAuth: ({ username, password }, _session, done) => done(null, password === 'p@ss' ? { user: username } : undefined) }
    const users = { ...signedIn, key, cert: certificate, authOptional: false }
    const first = await mailerTo((port) => `smtps://office:p%40ss@127.0.0.1:${port}`, { ...users, secure: true }, { ca: certificate })
    await first.send(invitation)
    expect(server.delivered).toMatchObject([{ encrypted: true, user: 'office' }])
    await server.close()
    const second = await mailerTo((port) => `smtp://office:p%40ss@127.0.0.1:${port}?tls=required`, { ...users, disabledCommands: [] }, { ca: certificate })
    await second.send(invitation)
    expect(server.delivered).toMatchObject([{ encrypted: true, user: 'office' }])
  })

  it('is not sent in the open, and no password is told, to a server that knows no TLS or shows a foreign certificate', async () => {
    let asked = 0
    const onAuth: SMTPServerOptions['onAuth'] = (_auth, _session, done) => done(null, { user: String(++asked) })
    const open = await mailerTo((port) => `smtp://office:secret@127.0.0.1:${port}?tls=required`, { onAuth })
    expect(await whyNot(open)).toBe('ETLS')
    await server.close()
    const foreign = await mailerTo((port) => `smtps://office:secret@127.0.0.1:${port}`, { onAuth, secure: true, key, cert: certificate })
    expect(await whyNot(foreign)).toMatch(/^E(SOCKET|TLS)$|CERT/)
    expect([asked, server.delivered]).toEqual([0, []])
  })

  it('is handed over once more when the server was only busy, and says so when it did not go out', async () => {
    let busy = 1
    const passing: SMTPServerOptions = {
      onRcptTo(_address, _session, done) {
        done(busy-- > 0 ? Object.assign(new Error('try later'), { responseCode: 451 }) : null)
      },
    }
    const mailer = await mailerTo(plain, passing)
    await mailer.send(invitation)
    expect(server.delivered).toHaveLength(1)
    busy = 2
    expect(await whyNot(mailer)).toBe('451')
    expect(server.connections()).toBe(4)
  })

  it('is not tried again where the server has said no for good, or is not there twice', async () => {
    const no: SMTPServerOptions = { onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no amara@school.example here'), { responseCode: 550 })) }
    const refused = await mailerTo(plain, no)
    expect(await whyNot(refused)).toBe('550')
    expect(server.connections()).toBe(1)
    await server.close()
    expect(await whyNot(refused)).toMatch(/^ECONN|^ESOCKET/)
    server = await startMailServer()
  })

  it('does not wait for ever for a server that says nothing', async () => {
    const silent = await mailerTo(plain, { onConnect: () => {} }, { patience: 100 })
    expect(await whyNot(silent)).toBe('ETIMEDOUT')
    expect(server.connections()).toBe(2)
  })
})

