import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { SessionLimits } from './features/auth/sessions'
import type { CertificateFiles } from './http/certificate'
import { day, hour, minute } from './lib/clock'
import { logLevels, type LogLevel } from './lib/logger'
import { isSender } from './lib/mailer'
import { readSmtpUrl, smtpUrlAdvice } from './lib/smtp-url'

/** The server's settings, parsed once at start. Durations are milliseconds. */
export interface Settings {
  port: number
  host: string
  /** Does HOST let only this machine in? */
  loopback: boolean
  /** Where people open Clear Cycle, without a trailing slash; null when the server is opened at HOST:PORT itself. */
  publicUrl: string | null
  /** Where it serves https by itself; null: plain http, alone on this machine or behind a proxy that does. */
  tls: CertificateFiles | null
  demo: boolean
  /** `<DATA_DIR>/demo` or `<DATA_DIR>/building`. */
  dataFolder: string
  logLevel: LogLevel
  sessions: SessionLimits
  /** Addresses or ranges of the proxies in front of this server, whose word on where a request came from counts. */
  trustedProxies: readonly string[]
  /** The mail server, and whom mail comes from; null: no mail goes out. */
  mail: { smtpUrl: string; from: string } | null
  /** Count who asks how often (http/rates.ts). */
  limitRates: boolean
  /** With which `/metrics` may be read from elsewhere; null: from this machine alone. */
  metricsToken: string | null
  backups: BackupSettings
  /** Edits of a page that people are in, after which they become one snapshot (docs/sync.md L4). */
  compactAfterEdits: number
}

/** Copies that the server makes of all it keeps, while it runs. */
export interface BackupSettings {
  /** `backups` in the data folder, or `demo` or `building` in BACKUP_DIR. */
  folder: string
  /** Null: it makes none by itself. */
  every: number | null
  /** How long one is kept after it was made; the newest always is. */
  keep: number
}

/** Thrown by {@link readSettings}; the message lists every problem, one a line. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

const duration = (name: string, unit: string, fallback: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .transform(Number)
    .refine((value) => value > 0 && value <= most, `${name} must be a number of ${unit} above 0, at most ${most}.`)

const settingsSchema = z.object({
  PORT: z
    .string()
    .default('4000')
    .transform(Number)
    .refine((port) => Number.isInteger(port) && port >= 0 && port <= 65_535, 'PORT must be a whole number from 0 to 65535, for example 4000.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((host) => isIP(host) > 0 || /^[a-z0-9.-]+$/i.test(host), 'HOST must be an address of this machine, for example 127.0.0.1.'),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z
    .string()
    .refine(isPlainAddress, 'PUBLIC_URL must be the address that people open, without a path, for example https://clear.example.org.')
    .transform((url) => new URL(url).origin)
    .optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  ALLOW_PLAIN_HTTP: z.enum(['yes', 'no'], 'ALLOW_PLAIN_HTTP must be "yes" or "no".').default('no'),
  DEMO: z.enum(['on', 'off'], 'DEMO must be "on" (the demo school) or "off" (a real building).').default('on'),
  DEMO_ALLOW_REMOTE: z.enum(['yes', 'no'], 'DEMO_ALLOW_REMOTE must be "yes" or "no".').default('no'),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}.`).default('info'),
  SESSION_IDLE_MINUTES: duration('SESSION_IDLE_MINUTES', 'minutes', 120, 1_440),
  SESSION_MAX_HOURS: duration('SESSION_MAX_HOURS', 'hours', 12, 168),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((one) => one.trim()).filter((one) => one !== ''))
    .refine((list) => list.every(isAddressOrRange), 'TRUSTED_PROXIES must be addresses or ranges, for example 127.0.0.1, 10.0.0.0/8.'),
  OWN_DEVICE_DAYS: duration('OWN_DEVICE_DAYS', 'days', 30, 365),
  RATE_LIMITS: z.enum(['on', 'off'], 'RATE_LIMITS must be "on" or "off" (where a proxy in front limits already).').default('on'),
  BACKUP_EVERY_HOURS: z
    .string()
    .refine(isHoursOrNever, 'BACKUP_EVERY_HOURS must be a number of hours from 0.1 to 720, or 0 for no backups by schedule.')
    .optional(),
  BACKUP_KEEP_DAYS: duration('BACKUP_KEEP_DAYS', 'days', 30, 3_650),
  BACKUP_DIR: z.string().optional(),
  COMPACT_AFTER_EDITS: z
    .string()
    .default('5000')
    .transform(Number)
    .refine((edits) => Number.isInteger(edits) && edits >= 10, 'COMPACT_AFTER_EDITS must be a whole number of at least 10.'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{24,200}$/, 'METRICS_TOKEN must be 24 to 200 letters, digits and - . _ ~ + / =, for example what `openssl rand -hex 24` prints.')
    .optional(),
  SMTP_URL: z.string().refine((url) => readSmtpUrl(url) !== null, smtpUrlAdvice).optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, 'MAIL_FROM must be an e-mail address, for example clear-cycle@school.example.org.')
    .optional(),
})

export const settingNames: readonly string[] = Object.keys(settingsSchema.shape)

/**
 * Reads the settings out of the environment; an empty variable counts as absent.
 * @param folder that a relative DATA_DIR starts from
 */
export function readSettings(environment: Record<string, string | undefined>, folder: string): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = settingsSchema.safeParse(given)
  const problems = [...(parsed.error?.issues.map(({ message }) => message) ?? []), ...[remoteDemoProblem, tlsProblem, plainHttpProblem, mailProblem].flatMap((problem) => problem(given))]
  if (!parsed.success || problems.length > 0) throw new SettingsProblem(problems)
  const { PORT, HOST, PUBLIC_URL, LOG_LEVEL, SMTP_URL, MAIL_FROM, TLS_CERT_FILE, TLS_KEY_FILE } = parsed.data
  const demo = parsed.data.DEMO === 'on'
  return {
    port: PORT,
    host: HOST,
    loopback: isLoopback(HOST),
    publicUrl: PUBLIC_URL ?? null,
    tls: TLS_CERT_FILE === undefined || TLS_KEY_FILE === undefined ? null : { certFile: resolve(folder, TLS_CERT_FILE), keyFile: resolve(folder, TLS_KEY_FILE) },
    demo,
    dataFolder: dataFolderOf(parsed.data, folder, demo),
    logLevel: LOG_LEVEL,
    sessions: {
      idle: parsed.data.SESSION_IDLE_MINUTES * minute,
      most: parsed.data.SESSION_MAX_HOURS * hour,
      ownDevice: parsed.data.OWN_DEVICE_DAYS * day,
    },
    trustedProxies: parsed.data.TRUSTED_PROXIES,
    limitRates: parsed.data.RATE_LIMITS === 'on',
    backups: backupSettings(parsed.data, folder, demo),
    compactAfterEdits: parsed.data.COMPACT_AFTER_EDITS,
    metricsToken: parsed.data.METRICS_TOKEN ?? null,
    mail: SMTP_URL === undefined || MAIL_FROM === undefined ? null : { smtpUrl: SMTP_URL, from: MAIL_FROM },
  }
}

type Parsed = z.infer<typeof settingsSchema>

function dataFolderOf({ DATA_DIR }: Parsed, folder: string, demo: boolean): string {
  return join(resolve(folder, DATA_DIR), demo ? 'demo' : 'building')
}

/** The demo school is made anew at will: by itself the server makes no copies of it. */
function backupSettings(parsed: Parsed, folder: string, demo: boolean): BackupSettings {
  const { BACKUP_DIR, BACKUP_KEEP_DAYS, BACKUP_EVERY_HOURS = demo ? '0' : '24' } = parsed
  const hours = Number(BACKUP_EVERY_HOURS)
  return {
    folder: BACKUP_DIR === undefined ? join(dataFolderOf(parsed, folder, demo), 'backups') : join(resolve(folder, BACKUP_DIR), demo ? 'demo' : 'building'),
    every: hours === 0 ? null : hours * hour,
    keep: BACKUP_KEEP_DAYS * day,
  }
}

function isHoursOrNever(text: string): boolean {
  const hours = Number(text)
  return hours === 0 || (hours >= 0.1 && hours <= 720)
}

/** As given, so that problems between settings are listed beside those of each. */
type Given = Record<string, string | undefined>

function remoteDemoProblem({ HOST, DEMO, DEMO_ALLOW_REMOTE }: Given): string[] {
  if (HOST === undefined || isLoopback(HOST) || DEMO === 'off' || DEMO_ALLOW_REMOTE === 'yes') return []
  return [
    `In the demo anyone who reaches this server may sign in as anyone, so HOST=${HOST} needs DEMO_ALLOW_REMOTE=yes beside it (or DEMO=off).`,
  ]
}

function tlsProblem({ TLS_CERT_FILE, TLS_KEY_FILE, PUBLIC_URL }: Given): string[] {
  if ((TLS_CERT_FILE === undefined) !== (TLS_KEY_FILE === undefined)) {
    return ['TLS_CERT_FILE and TLS_KEY_FILE go together: the certificate with its chain, and its private key.']
  }
  if (TLS_CERT_FILE === undefined || PUBLIC_URL === undefined || !/^http:/i.test(PUBLIC_URL)) return []
  return ['PUBLIC_URL must begin with https:// where TLS_CERT_FILE is set.']
}

function plainHttpProblem({ HOST, DEMO, TLS_CERT_FILE, PUBLIC_URL, ALLOW_PLAIN_HTTP }: Given): string[] {
  if (HOST === undefined || isLoopback(HOST) || DEMO !== 'off') return []
  if (TLS_CERT_FILE !== undefined || /^https:/i.test(PUBLIC_URL ?? '') || ALLOW_PLAIN_HTTP === 'yes') return []
  return [
    `Over plain http anyone on the network can read passwords and pages, so HOST=${HOST} needs TLS_CERT_FILE and TLS_KEY_FILE, or a PUBLIC_URL with https:// that a proxy serves (or ALLOW_PLAIN_HTTP=yes, if that is what you want).`,
  ]
}

function mailProblem({ SMTP_URL, MAIL_FROM }: Given): string[] {
  if ((SMTP_URL === undefined) === (MAIL_FROM === undefined)) return []
  return ['SMTP_URL and MAIL_FROM go together: the mail server, and the address that mail comes from.']
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && pathname === '/' && !search && !hash && !username
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return isIP(address) > 0 && more.length === 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
