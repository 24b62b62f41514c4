import { describe, expect, it } from 'vitest'
import { createMailer, isSender } from './mailer'
import { readSmtpUrl } from './smtp-url'

describe('the settings of mail', () => {
  it('may be left out: then no mail goes out', () => {
    expect(createMailer(null, null)).toBeNull()
    expect(createMailer('smtp://mail.school.example', null)).toBeNull()
  })

  it.each([
    ['smtps://mail.school.example', { port: 465, tls: 'from the start', user: null, password: null }],
    ['smtp://o:p%40ss@mail.school.example', { port: 587, tls: 'before anything is said', user: 'o', password: 'p@ss' }],
    ['smtp://mail.school.example:25?tls=none', { port: 25, tls: 'none' }],
    ['smtp://127.0.0.1:1025', { tls: 'none' }],
    ['smtp://[::1]', { host: '::1', tls: 'none' }],
    ['smtp://localhost?tls=required', { tls: 'before anything is said' }],
    ['smtp://127.0.0.1.school.example', { tls: 'before anything is said' }],
  ])('SMTP_URL=%s', (url, server) => {
    expect(readSmtpUrl(url)).toMatchObject(server)
  })

  it.each([
    ['mail.school.example'],
    ['https://mail.school.example'],
    ['smtp://'],
    ['smtp://mail.school.example/inbox'],
    ['smtps://mail.school.example?tls=none'],
    ['smtp://mail.school.example?tls=perhaps'],
    ['smtp://office@mail.school.example'],
    ['smtp://office:%@mail.school.example'],
  ])('SMTP_URL=%s is refused', (url) => {
    expect(readSmtpUrl(url)).toBeNull()
  })

  it.each([
    ['office@school.example', true],
    ['Clear Cycle <office@school.example>', true],
    ['Clear Cycle', false],
    ['office@school.example\nBcc: x@y.example', false],
    ['<>', false],
  ])('MAIL_FROM=%j may send: %s', (sender, ok) => {
    expect(isSender(sender)).toBe(ok)
  })
})
