import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings, settingNames, SettingsProblem } from './env'

const folder = join('/', 'srv', 'clear-cycle')

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment, folder)
    return []
  } catch (error) {
    if (error instanceof SettingsProblem) return error.problems
    throw error
  }
}

describe('the settings', () => {
  it('are all in the table of the README, and nothing else is', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    const rows = readme.split('## Settings')[1]?.split('\n## ')[0]?.match(/^\| `[^|]+\|/gm) ?? []
    const named = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''))
    expect(named.sort()).toEqual([...settingNames].sort())
  })

  it('need not be given: the demo school, on this machine alone, with its own data folder', () => {
    expect(readSettings({}, folder)).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      loopback: true,
      publicUrl: null,
      demo: true,
      dataFolder: join(folder, 'data', 'demo'),
      logLevel: 'info',
      sessions: { idle: 7_200_000, most: 43_200_000, ownDevice: 2_592_000_000 },
    })
  })

  it('keep a real building in a folder of its own', () => {
    const { demo, dataFolder } = readSettings({ DEMO: 'off', DATA_DIR: '/var/school' }, folder)
    expect([demo, dataFolder]).toEqual([false, join('/var/school', 'building')])
  })

  it('take an empty variable for one that is not there', () => {
    expect(readSettings({ PORT: '', HOST: ' ' }, folder)).toMatchObject({ port: 4000, host: '127.0.0.1' })
  })

  it('make a backup a day of a real building and keep it for thirty, and none of the demo school by themselves', () => {
    const backupsOf = (environment: Record<string, string>) => readSettings(environment, folder).backups
    expect(backupsOf({ DEMO: 'off' })).toEqual({ folder: join(folder, 'data', 'building', 'backups'), every: 86_400_000, keep: 2_592_000_000 })
    expect(backupsOf({}).every).toBeNull()
    expect(backupsOf({ BACKUP_EVERY_HOURS: '6' }).every).toBe(21_600_000)
    expect(backupsOf({ DEMO: 'off', BACKUP_EVERY_HOURS: '0', BACKUP_KEEP_DAYS: '7', BACKUP_DIR: '/mnt/safe' })).toEqual({ folder: '/mnt/safe/building', every: null, keep: 604_800_000 })
    expect(problemsOf({ BACKUP_EVERY_HOURS: 'daily', BACKUP_KEEP_DAYS: '0' })).toEqual([
      'BACKUP_EVERY_HOURS must be a number of hours from 0.1 to 720, or 0 for no backups by schedule.',
      'BACKUP_KEEP_DAYS must be a number of days above 0, at most 3650.',
    ])
  })

  it('name every problem at once, in sentences', () => {
    const problems = problemsOf({
      PORT: '70000',
      HOST: 'not a host',
      PUBLIC_URL: 'clear.example.org/app',
      DEMO: 'maybe',
      LOG_LEVEL: 'loud',
      SESSION_IDLE_MINUTES: 'never',
      SESSION_MAX_HOURS: '0',
      OWN_DEVICE_DAYS: '-1',
      METRICS_TOKEN: 'too short',
    })
    for (const name of ['PORT', 'HOST', 'PUBLIC_URL', 'DEMO', 'LOG_LEVEL', 'SESSION_IDLE_MINUTES', 'SESSION_MAX_HOURS', 'OWN_DEVICE_DAYS', 'METRICS_TOKEN']) {
      expect(problems.filter((problem) => problem.startsWith(`${name} must be`))).toHaveLength(1)
    }
    for (const problem of problems) expect(problem).toMatch(/^[A-Z].*\.$/)
  })

  it('let the demo out of this machine only when that is said twice', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('DEMO_ALLOW_REMOTE=yes')])
    expect(problemsOf({ HOST: '192.168.1.20', PORT: 'x' })).toHaveLength(2)
    expect(problemsOf({ HOST: '0.0.0.0', DEMO_ALLOW_REMOTE: 'yes' })).toEqual([])
    expect(problemsOf({ HOST: 'localhost' })).toEqual([])
    expect(problemsOf({ HOST: '::1' })).toEqual([])
  })

  it('let a real building out of this machine only over https, or when plain http is asked for by name', () => {
    const open = { DEMO: 'off', HOST: '0.0.0.0' }
    expect(problemsOf(open)).toEqual([expect.stringMatching(/read passwords.*ALLOW_PLAIN_HTTP=yes/)])
    expect(problemsOf({ ...open, PUBLIC_URL: 'http://clear.example.org' })).toHaveLength(1)
    expect(problemsOf({ ...open, PUBLIC_URL: 'https://clear.example.org' })).toEqual([])
    expect(problemsOf({ ...open, TLS_CERT_FILE: 'a.pem', TLS_KEY_FILE: 'b.pem' })).toEqual([])
    expect(problemsOf({ ...open, ALLOW_PLAIN_HTTP: 'yes' })).toEqual([])
    expect(problemsOf({ DEMO: 'off' })).toEqual([])
  })

  it('take a certificate only together with its key, and no address that contradicts it', () => {
    const both = { TLS_CERT_FILE: 'tls/fullchain.pem', TLS_KEY_FILE: '/etc/tls/privkey.pem' }
    expect(readSettings(both, folder).tls).toEqual({ certFile: join(folder, 'tls', 'fullchain.pem'), keyFile: join('/etc/tls/privkey.pem') })
    expect(problemsOf({ TLS_CERT_FILE: 'a.pem' })).toEqual([expect.stringContaining('go together')])
    expect(problemsOf({ TLS_KEY_FILE: 'a.pem' })).toEqual([expect.stringContaining('go together')])
    expect(problemsOf({ ...both, PUBLIC_URL: 'http://clear.example.org' })).toEqual([expect.stringContaining('https://')])
  })

  it('take a mail server only together with the address that mail comes from', () => {
    const MAIL_FROM = 'office@school.example'
    const SMTP_URL = 'smtps://office:secret@mail.school.example'
    expect(readSettings({}, folder).mail).toBeNull()
    expect(readSettings({ SMTP_URL, MAIL_FROM }, folder).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM })
    expect(problemsOf({ SMTP_URL })).toEqual([expect.stringContaining('go together')])
    expect(problemsOf({ MAIL_FROM })).toEqual([expect.stringContaining('go together')])
    const wrong = problemsOf({ SMTP_URL: 'smtp://:secret@', MAIL_FROM: 'the office' })
    expect(wrong).toEqual([expect.stringMatching(/^SMTP_URL must be/), expect.stringMatching(/^MAIL_FROM must be/)])
    expect(wrong.join(' ')).not.toContain('secret')
  })
})
