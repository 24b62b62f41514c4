import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a mail server has taken on. */
export interface Delivered {
  from: string
  to: string[]
  /** Headers and body, as they came. */
  raw: string
  encrypted: boolean
  user: string | null
}

export interface MailServer {
  port: number
  delivered: Delivered[]
  /** Connections so far. */
  connections(): number
  close(): Promise<void>
}

/** A real mail server on this machine; without other options it knows neither TLS nor users. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const delivered: Delivered[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 200,
    onData(stream, { envelope, secure, user }, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => (raw += chunk.toString()))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        delivered.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, encrypted: secure, user: typeof user === 'string' ? user : null })
        done()
      })
    },
    ...options,
  })
  server.server.on('connection', () => connections++)
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server does not listen')
  return {
    port: address.port,
    delivered,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
