import type { IncomingMessage, Server } from 'node:http'
import express, { type Express } from 'express'
import { shapes } from 'shared/cycles/fields'
import { project } from 'shared/document/projection'
import type { Backups } from './backups/schedule'
import { recordAudit } from './db/audit-log'
import type { Database } from './db/client'
import { demoSchool } from './demo/people'
import { resetDemo } from './demo/reset-demo'
import type { Settings } from './env'
import { createStandings, type Standings } from './features/access/standings'
import { raiseAccessVersions } from './features/access/store'
import { arrangingRoutes } from './features/arranging/routes'
import { askRoutes } from './features/asks/routes'
import { type SessionCookie, sessionCookie } from './features/auth/cookie'
import { identify } from './features/auth/identify'
import { Sessions } from './features/auth/sessions'
import { readAgreement } from './features/buildings/agreement'
import { buildingRoutes } from './features/buildings/routes'
import { createSetupLink } from './features/buildings/setup-link'
import { hasBuilding } from './features/buildings/store'
import { cardRoutes } from './features/cards/routes'
import { documentAccess } from './features/cycles/access'
import { Copier } from './features/cycles/copier'
import type { CycleDependencies } from './features/cycles/dependencies'
import { cycleRoutes } from './features/cycles/routes'
import { type DemoDependencies, demoRoutes } from './features/demo/routes'
import { peopleRoutes } from './features/people/routes'
import { teamRoutes } from './features/teams/routes'
import { teamsOfCoach, teamsOfMember } from './features/teams/store'
import type { Acting } from './http/acting'
import { addressOf } from './http/address'
import { errorHandler } from './http/error-handler'
import { guard } from './http/guard'
import { health } from './http/health'
import { withOpenApi } from './http/openapi'
import { allowedOrigins, overHttps, refuseForeignOrigins } from './http/origins'
import { createRates, type Rates, unlimited } from './http/rates'
import { register } from './http/register'
import type { Caller, Route } from './http/route'
import { securityHeaders } from './http/security-headers'
import { staticFiles } from './http/static-files'
import type { Clock } from './lib/clock'
import type { Logger } from './lib/logger'
import type { Mailer } from './lib/mailer'
import type { Secrets } from './lib/secrets'
import type { SignedIn } from './sync/access'
import { type AccessChanges, createAccessChanges } from './sync/access-changes'
import { createDocument } from './sync/create-document'
import { createSync } from './sync/create-sync'
import { rootsOf } from './sync/places'
import { isCurrentCode } from './sync/versions'
import { sqliteLog } from './sync/sqlite-log'
import { sqliteStates } from './sync/sqlite-states'
import type { Sync, SyncSettings } from './sync/sync'
import { createConnectionCheck } from './wiring/connection-check'
import { createDashboards, type Dashboards } from './wiring/dashboards'
import { buildingDependencies, peopleDependencies } from './wiring/buildings'
import { recoveredJournal } from './wiring/recovered'
import { createSigningIn, type SignInOptions } from './wiring/sign-in'
import { createErasing } from './wiring/erasing'
import { createHistory, type History } from './wiring/history'
import { createKeeping } from './wiring/keeping'
import { readTeams, teamDependencies } from './wiring/teams'
import { createWatching } from './wiring/watching'

export interface AppSettings {
  settings: Settings
  database: Database
  logger: Logger
  now: Clock
  secrets: Secrets
  /** Null where the building has no mail server. */
  mailer: Mailer | null
  /** The backups of this data folder; without it nobody makes any. */
  backups?: Backups
  /** Who may ask how often; without it, as http/rates.ts says, or without limit where the settings say so. */
  rates?: Rates
  /** Only tests set these. */
  signIn?: SignInOptions
  /** The built page. */
  clientFolder: string
}

export interface App {
  http: Express
  /** Every route of the API, as declared. */
  routes: readonly Route[]
  /** The path that sets up a building, once; null where there is one. */
  setupPath(): Promise<string | null>
  /** Lets the live documents listen on the server that serves `http`. */
  attach(server: Server): void
  /** Takes up what the last run left behind, and watches over sessions. */
  start(): Promise<void>
  /** Saves what is held and closes every socket. */
  stop(): Promise<void>
}

/** The one place where the parts are wired. */
export function createApp(app: AppSettings): App {
  const { settings, database, logger, now, clientFolder } = app
  const https = overHttps(settings)
  const origins = allowedOrigins(settings)
  const cookie = sessionCookie(https)
  const accessChanges = createAccessChanges()
  const standings = createStandings(database, now)
  const sessions = new Sessions({
    ...{ database, limits: settings.sessions, now, logger },
    onEnded: (sessionId) => accessChanges.publish({ kind: 'session-ended', sessionId }),
  })
  const fromAddress = addressOf(settings.trustedProxies)
  const whoIs = identify(sessions, cookie, fromAddress)
  const rates = app.rates ?? (settings.limitRates ? createRates() : unlimited)
  const askerOf = (request: IncomingMessage, sessionId: string | null) => ({ sessionId, address: fromAddress(request) })
  const acting = actingOn(app, accessChanges)
  const dashboards = createDashboards({ database, logger, now, standings, accessChanges })
  const watching = createWatching(app)
  const connectionCheck = createConnectionCheck({ ...{ settings, rates, watching, now }, addressOf: fromAddress })
  const { sync, cycles, copier, history } = createLiveDocuments(app, acting, standings, dashboards, {
    ...{ accessChanges, allowedOrigins: origins, watch: watching.watch },
    otherDoor: (...upgrade) => connectionCheck.door.take(...upgrade),
    identify: async (request) => toSignedIn(await whoIs(request, false)),
    admit: (request, person) => rates.admitSocket(askerOf(request, person?.sessionId ?? null)),
    used: (sessionId) => sessions.used(sessionId),
  })
  const signingIn = createSigningIn(app, {
    ...{ acting, sessions, cookie, addressOf: fromAddress, teamsOf: teamsOf(database) },
    agreementOf: (caller) => readAgreement(database, caller),
  })
  const setupLink = createSetupLink()
  const setupPath = async () => ((await hasBuilding(database.read)) ? null : `/setup/${setupLink.token}`)
  const building = buildingDependencies(acting, signingIn.dependencies, setupLink)
  const keeping = createKeeping({
    ...{ logger, acting, sync, news: dashboards.news, signingIn: building, setupLink, setupPath },
    endSessions: (personId) => sessions.endAllOf(personId),
    roleChanged: (personId) => accessChanges.publish({ kind: 'role-changed', personId }),
    clearCookie: (response) => cookie.clear(response),
    backups: app.backups ?? null,
  })
  const demo = demoRoutes({
    school: demoSchool,
    addressOf: fromAddress,
    signIn: signInAsDemoPerson(app, sessions, cookie),
    async reset(by) {
      await resetDemo({ database, sync, now }, by)
      dashboards.news.changed({ buildingId: demoSchool.building.id, what: 'board' })
    },
  })
  const routes = withOpenApi(
    [
      ...signingIn.routes,
      ...dashboards.routes,
      ...cycleRoutes(cycles),
      ...teamRoutes(teamDependencies(acting, (teamId) => dashboards.news.changed({ teamId, what: 'board' }))),
      ...cardRoutes({ ...cycles, changed: (buildingId) => dashboards.news.changed({ buildingId, what: 'board' }) }),
      ...askRoutes({ ...cycles, told: (personIds) => dashboards.news.asksChanged(personIds) }),
      ...buildingRoutes(building),
      ...arrangingRoutes({ ...acting, changed: (buildingId) => dashboards.news.changed({ buildingId, what: 'board' }) }),
      ...keeping.routes,
      ...history.routes,
      ...createErasing(acting, { ...app, sync, changed: (buildingId) => dashboards.news.changed({ buildingId, what: 'board' }) }),
      ...connectionCheck.routes,
      ...peopleRoutes({
        ...peopleDependencies(acting, {
          mailer: app.mailer,
          endSessionsOf: (personId) => sessions.endAllOf(personId),
          roleChanged: (personId) => accessChanges.publish({ kind: 'role-changed', personId }),
          letGo: (documentIds) => sync.restart(documentIds),
          warn: (details, message) => logger.warn(details, message),
        }),
        baseUrlOf: signingIn.dependencies.ownOrigin,
      }),
      ...(settings.demo ? demo : []),
    ],
    cookie.name,
  )

  const http = express()
  http.disable('x-powered-by')
  http.use(watching.requests, securityHeaders(origins, https), health({ database, now, logger }), watching.router(() => sync.figures()), connectionCheck.door.router)
  http.use('/api', refuseForeignOrigins(origins))
  http.use(register(routes, whoIs, guard(standings), (route, caller, request) => rates.admit(route, askerOf(request, caller?.sessionId ?? null))), staticFiles(clientFolder))
  http.use(errorHandler(logger))

  return {
    ...{ http, routes, setupPath },
    attach: (server) => sync.attach(server),
    async start() {
      sessions.start()
      await sync.catchUp()
      copier.catchUp()
      history.start()
      keeping.keeper.start()
    },
    async stop() {
      await keeping.keeper.stop()
      dashboards.stop()
      connectionCheck.door.close()
      await signingIn.settled()
      await copier.stop()
      await sync.drain()
      await history.stop()
      await sessions.stop()
      watching.stop()
    },
  }
}

/** The live documents, the cycles that they belong to, and the copies between them: each needs the others. */
function createLiveDocuments(
  { settings, database, logger, now }: AppSettings,
  acting: Acting,
  standings: Standings,
  { news, projected }: Pick<Dashboards, 'news' | 'projected'>,
  door: Pick<SyncSettings, 'accessChanges' | 'admit' | 'allowedOrigins' | 'identify' | 'otherDoor' | 'used' | 'watch'>,
): { sync: Sync; cycles: CycleDependencies; copier: Copier; history: History } {
  const cycles: CycleDependencies = {
    ...acting,
    documents: {
      create: createDocument,
      edit: (documentId, by, change) => sync.edit(documentId, by, change),
      read: (documentId, look) => sync.read(documentId, look),
    },
    teams: { ...readTeams(database), relationTo: standings.relationTo },
    personalDocumentCreated: (cycleId) => copier.joined(cycleId),
    cycleOfTeamChanged: (teamId) => news.changed({ teamId, what: 'board' }),
  }
  const copier = new Copier(cycles, logger)
  const log = sqliteLog(database)
  const history = createHistory({ acting, log, logger, sync: () => sync })
  const sync: Sync = createSync({
    ...{ ...door, compactAfterEdits: settings.compactAfterEdits },
    ...{ log, states: sqliteStates(database, history.journal), logger, now },
    projected(state) {
      history.projected(state)
      projected(state)
    },
    access: documentAccess(cycles),
    ...{ roots: rootsOf(shapes), isCurrent: isCurrentCode },
    project: (kind, doc) => project(shapes[kind], doc).view,
    afterCommit: (documentId, kind) => kind === 'personal' && copier.committed(documentId),
    recovered: recoveredJournal({ database, now, logger }),
  })
  return { sync, cycles, copier, history }
}

function signInAsDemoPerson(
  { database, now }: AppSettings,
  sessions: Sessions,
  cookie: SessionCookie,
): DemoDependencies['signIn'] {
  return async (response, { personId, ownDevice, userAgent, address }) => {
    const buildingId = demoSchool.building.id
    const opened = await sessions.open({ personId, buildingId, ownDevice, userAgent })
    cookie.set(response, opened.secret, opened.cookieMaxAge)
    const entry = { buildingId, personId, what: 'signed in', about: personId, source: 'page', address, at: now() } as const
    await recordAudit(database.write, entry)
  }
}

/** What nearly every command needs of the rest. */
function actingOn({ database, now }: AppSettings, accessChanges: AccessChanges): Acting {
  return {
    ...{ database, now, raiseAccessVersions },
    audit: (transaction, { id, buildingId, address }, entry) =>
      recordAudit(transaction, { buildingId, personId: id, ...entry, source: 'page', address, at: now() }),
    accessChanged: (personId) => accessChanges.publish({ kind: 'access-changed', personId }),
  }
}

function teamsOf({ read }: Database) {
  return async (personId: string) => ({
    teams: await teamsOfMember(read, personId),
    followedTeams: await teamsOfCoach(read, personId),
  })
}

function toSignedIn(caller: Caller | null): SignedIn | null {
  if (caller === null) return null
  const { id, name, initials, color, sessionId, expiresAt } = caller
  return { personId: id, name, initials, color, sessionId, expiresAt }
}
