import { createTransport } from 'nodemailer'
import * as z from 'zod'
import { second } from './clock'
import { readSmtpUrl, type SmtpServer, smtpUrlAdvice } from './smtp-url'

/** One plain-text message to one person. */
export interface Message {
  /** An e-mail address. */
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /**
   * Resolves when the mail server has taken the message on.
   * @throws MailNotSent when it has not, after a second try where one may help
   */
  send(message: Message): Promise<void>
}

/** Thrown when a message did not go out. Holds no address and no word of it, so that it may be logged. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent'
  /** @param why what the mail server or the way to it said, as a code: `EAUTH`, `ETLS`, `550` … */
  constructor(readonly why: string) {
    super(`The mail was not sent (${why}).`)
  }
}

export interface MailerOptions {
  /** How often a message is handed over before it counts as not sent. */
  attempts?: number
  /** Milliseconds between two of them. */
  pause?: number
  /** Milliseconds that the mail server may be silent, per step. */
  patience?: number
  /** Certificate authorities to trust instead of Node's. */
  ca?: string
}

/** `office@school.example` or `Clear Cycle <office@school.example>`. */
export function isSender(text: string): boolean {
  return z.email().safeParse(addressIn(text)).success && !/[\r\n]/.test(text)
}

/**
 * @param smtpUrl as {@link readSmtpUrl} reads it; null: this building sends no mail
 * @param from as {@link isSender} reads it
 */
export function createMailer(smtpUrl: string | null, from: string | null, options: MailerOptions = {}): Mailer | null {
  if (smtpUrl === null || from === null) return null
  const server = readSmtpUrl(smtpUrl)
  if (server === null) throw new Error(smtpUrlAdvice)
  const { attempts = 2, pause = second } = options
  const transport = transportTo(server, options)
  const sender = { address: addressIn(from), name: /^(.*?)\s*</.exec(from)?.[1] ?? '' }
  return {
    async send({ to, subject, text }) {
      for (let attempt = 1; ; attempt++) {
        try {
          // As objects, so that a comma in an address makes no second recipient.
          await transport.sendMail({ from: sender, to: { address: to, name: '' }, subject, text })
          return
        } catch (error) {
          const { why, passing } = reasonOf(error)
          if (!passing || attempt >= attempts) throw new MailNotSent(why)
        }
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    },
  }
}

function transportTo({ host, port, tls, user, password }: SmtpServer, { patience = 8 * second, ca }: MailerOptions) {
  return createTransport({
    host,
    port,
    secure: tls === 'from the start',
    requireTLS: tls === 'before anything is said',
    ignoreTLS: tls === 'none',
    ...(user !== null && password !== null && { auth: { user, pass: password } }),
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
}

const smtpErrorSchema = z.object({ code: z.string().default('unknown'), responseCode: z.number().optional() })

/** A 4xx of the mail server and a broken line may pass (RFC 5321, 4.2.1); a 5xx, a certificate or a password does not. */
function reasonOf(error: unknown): { why: string; passing: boolean } {
  const parsed = smtpErrorSchema.safeParse(error)
  if (!parsed.success) return { why: 'unknown', passing: false }
  const { code, responseCode } = parsed.data
  if (responseCode !== undefined && !['EAUTH', 'ETLS'].includes(code)) return { why: String(responseCode), passing: responseCode < 500 }
  return { why: code, passing: ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ECONNRESET', 'ECONNREFUSED'].includes(code) }
}

function addressIn(text: string): string {
  return /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text.trim()
}
