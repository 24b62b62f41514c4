import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { type AppSettings, createApp } from './app'
import type { RestoreOrder } from './backups/bring-back'
import { Desk } from './backups/desk'
import { House, type Household } from './backups/house'
import { reapplyHere } from './backups/restore'
import { Schedule } from './backups/schedule'
import { openDatabase } from './db/client'
import { makeDataFolder } from './db/data-folder'
import { lockDataFolder } from './db/lock'
import { clearRestoring } from './db/take-over'
import { hasSchool } from './demo/store'
import { writeSchool } from './demo/write-school'
import { readSettings, type Settings } from './env'
import { readCertificate, watchCertificate, whatIsWrongWith } from './http/certificate'
import { overHttps } from './http/origins'
import { createWebServer } from './http/web-server'
import { second } from './lib/clock'
import { createLogger, type Logger } from './lib/logger'
import { createMailer } from './lib/mailer'
import { describeError } from './lib/scrub'
import { loadSecrets } from './lib/secrets'
import { run, StartProblem } from './start-problem'
import { programVersion } from './version'
import { reapply } from './wiring/erasing'

/** The same from server/src and from server/dist. */
const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))
const longestStop = 8 * second
const plainHttp = 'Warning: this is plain http, so anyone on the network can read passwords and pages. Set TLS_CERT_FILE and TLS_KEY_FILE, or put a proxy with https in front.'

run(async () => {
  const settings = readSettings(process.env, process.cwd())
  const logger = createLogger(settings.logLevel)
  endOnUncaught(logger)
  const certificate = settings.tls && readCertificate(settings.tls)
  makeDataFolder(settings.dataFolder)
  const unlock = lockDataFolder(settings.dataFolder)
  await clearRestoring(settings.dataFolder)
  const schedule = new Schedule(settings.backups, { dataFolder: settings.dataFolder, version: programVersion() }, Date.now, logger)
  const mailer = settings.mail && createMailer(settings.mail.smtpUrl, settings.mail.from)
  const house = new House(() => moveIn({ settings, logger, mailer, backups: schedule }))
  const desk = new Desk({ order: restoreOrder(settings), holder: house, schedule, logger, lost: end(logger) })
  try {
    const app = await house.open()
    const { server, renew } = createWebServer(house.listener, certificate)
    if (settings.tls) watchCertificate(settings.tls, renew, logger)
    house.attach(server)
    await listen(server, settings)
    server.on('error', (error) => logger.error({ err: error }, 'the server failed'))
    stopOnSignal(async () => {
      server.close()
      await desk.stop()
      await house.leave()
      server.closeAllConnections()
      await house.close()
    })
    await app.start()
    await desk.start()
    greet(settings, server, await app.setupPath())
    if (certificate) warn(whatIsWrongWith(certificate, Date.now()))
    if (!settings.demo && !settings.loopback && !overHttps(settings)) warn(plainHttp)
  } catch (error) {
    await house.close()
    unlock()
    throw error
  }
})

/** Opens what is in the data folder, of which this process has the lock, and builds the app on it. */
async function moveIn(parts: Omit<AppSettings, 'database' | 'secrets' | 'now' | 'clientFolder'>): Promise<Household> {
  const { settings, logger } = parts
  const lost = end(logger)
  const database = await openDatabase(settings.dataFolder, lost, () => () => {})
  try {
    if (settings.demo && !(await hasSchool(database))) await writeSchool(database, Date.now())
    const secrets = loadSecrets(settings.dataFolder)
    await reapply({ database, secrets, logger, now: Date.now })
    return { database, app: createApp({ ...parts, database, secrets, now: Date.now, clientFolder }) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** As Node does by itself, but without all that libraries hang on their errors. */
function endOnUncaught(logger: Logger): void {
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'something failed that nobody had caught')
    process.exit(1)
  })
}

/** Nothing can be saved any more: better gone, and started again, than a page that cannot keep its word. */
function end(logger: Logger): (error: unknown) => void {
  return (error) => {
    logger.fatal({ err: error }, 'the database ended by itself')
    process.exit(1)
  }
}

function restoreOrder({ dataFolder, backups }: Settings): Omit<RestoreOrder, 'path'> {
  return { dataFolder, folder: backups.folder, version: programVersion(), now: Date.now, reapply: reapplyHere }
}

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartProblem(whyNotListening(error, port, host))))
    server.listen(port, host, resolve)
  })
}

function whyNotListening({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program: stop that one, or set PORT to another number.`
    case 'EACCES':
      return `This user may not listen on port ${port}: set PORT to a number above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this machine.`
    default:
      return `The server could not listen on ${host}, port ${port}: ${message}.`
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    console.log('Saving and closing …')
    setTimeout(() => {
      console.error('Not everything closed in time; stopping now. What was shown as saved is on the disk.')
      process.exit(1)
    }, longestStop).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(describeError(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

function warn(sentence: string | null): void {
  if (sentence !== null) console.warn(sentence)
}

function greet({ publicUrl, host, tls, demo, dataFolder }: Settings, server: Server, setupPath: string | null): void {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const name = host.includes(':') ? `[${host}]` : host
  const url = publicUrl ?? `${tls ? 'https' : 'http'}://${name}:${port}`
  console.log(`Clear Cycle is ready: ${url}`)
  if (demo) console.log('It shows the demo school: sample data, and anyone may sign in as anyone.')
  if (setupPath !== null) {
    console.log(`There is no building here yet. Set yours up with this link; it works once, until the server stops, and each start prints a new one: ${url}${setupPath}`)
  }
  console.log(`Data folder: ${dataFolder}`)
  console.log('Stop it with Ctrl-C.')
}
