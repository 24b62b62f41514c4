import type { Server } from 'node:http'
import express, { type Express } from 'express'
import { isKnownRootOf, shapes } from 'shared/cycles/fields'
import { project } from 'shared/document/projection'
import { recordAudit } from './db/audit-log'
import type { Database } from './db/client'
import { demoSchool } from './demo/people'
import { resetDemo } from './demo/reset-demo'
import type { Settings } from './env'
import { sessionCookie } from './features/auth/cookie'
import { identify } from './features/auth/identify'
import { authRoutes } from './features/auth/routes'
import { Sessions } from './features/auth/sessions'
import { documentAccess } from './features/cycles/access'
import { Copier } from './features/cycles/copier'
import type { CycleDependencies } from './features/cycles/dependencies'
import { cycleRoutes } from './features/cycles/routes'
import { dashboardRoutes } from './features/dashboards/routes'
import { demoRoutes } from './features/demo/routes'
import { relationTo } from './features/teams/relation'
import { coachesOf, findNextMeeting, findTeam, membersOf, teamsOfCoach, teamsOfMember } from './features/teams/store'
import { errorHandler } from './http/error-handler'
import { health } from './http/health'
import { notSetUp } from './http/not-set-up'
import { withOpenApi } from './http/openapi'
import { allowedOrigins, refuseForeignOrigins } from './http/origins'
import { register } from './http/register'
import type { Caller, Route } from './http/route'
import { securityHeaders } from './http/security-headers'
import { staticFiles } from './http/static-files'
import type { Clock } from './lib/clock'
import type { Logger } from './lib/logger'
import type { SignedIn } from './sync/access'
import { createAccessChanges } from './sync/access-changes'
import { createDocument } from './sync/create-document'
import { createSync } from './sync/create-sync'
import { sqliteLog } from './sync/sqlite-log'
import { sqliteStates } from './sync/sqlite-states'
import type { Sync } from './sync/sync'

export interface AppSettings {
  settings: Settings
  database: Database
  logger: Logger
  now: Clock
  /** The built page. */
  clientFolder: string
}

export interface App {
  http: Express
  /** Lets the live documents listen on the server that serves `http`. */
  attach(server: Server): void
  /** Takes up what the last run left behind, and watches over sessions. */
  start(): Promise<void>
  /** Saves what is held and closes every socket. */
  stop(): Promise<void>
}

/** The one place where the parts are wired. */
export function createApp({ settings, database, logger, now, clientFolder }: AppSettings): App {
  const https = settings.publicUrl?.startsWith('https:') ?? false
  const origins = allowedOrigins(settings)
  const cookie = sessionCookie(https)
  const accessChanges = createAccessChanges()
  const sessions = new Sessions({
    ...{ database, limits: settings.sessions, now, logger },
    onEnded: (sessionId) => accessChanges.publish({ kind: 'session-ended', sessionId }),
  })
  const whoIs = identify(sessions, cookie)
  const cycles: CycleDependencies = {
    ...{ database, now },
    documents: {
      create: createDocument,
      edit: (documentId, by, change) => sync.edit(documentId, by, change),
      read: (documentId, look) => sync.read(documentId, look),
    },
    teams: readTeams(database),
    audit: (transaction, entry) => recordAudit(transaction, { ...entry, source: 'page', at: now() }),
    personalDocumentCreated: (cycleId) => copier.joined(cycleId),
  }
  const copier = new Copier(cycles, logger)
  const sync: Sync = createSync({
    ...{ log: sqliteLog(database), states: sqliteStates(database), accessChanges, allowedOrigins: origins, logger, now },
    identify: async (request) => toSignedIn(await whoIs(request, false)),
    access: documentAccess(cycles),
    isKnownRoot: isKnownRootOf,
    project: (kind, doc) => project(shapes[kind], doc).view,
    used: (sessionId) => sessions.used(sessionId),
    afterCommit: (documentId, kind) => kind === 'personal' && copier.committed(documentId),
  })

  const routes: Route[] = [
    ...authRoutes({ database, sessions, cookie, now, teamsOf: teamsOf(database) }),
    ...dashboardRoutes({ database, now }),
    ...cycleRoutes(cycles),
    ...demoRoutes({
      school: demoSchool,
      async signIn(response, { personId, ownDevice, userAgent }) {
        const buildingId = demoSchool.building.id
        const opened = await sessions.open({ personId, buildingId, ownDevice, userAgent })
        cookie.set(response, opened.secret, opened.cookieMaxAge)
        await recordAudit(database.write, { buildingId, personId, what: 'signed in', about: personId, source: 'page', at: now() })
      },
      reset: (by) => resetDemo({ database, sync, now }, by),
    }),
  ]

  const http = express()
  http.disable('x-powered-by')
  http.use(securityHeaders(origins, https))
  http.use(health({ database, now, logger }))
  http.use('/api', refuseForeignOrigins(origins))
  if (settings.demo) http.use(register(withOpenApi(routes, cookie.name), whoIs), staticFiles(clientFolder))
  else http.use(notSetUp())
  http.use(errorHandler(logger))

  return {
    http,
    attach: (server) => sync.attach(server),
    async start() {
      sessions.start()
      await sync.catchUp()
      await copier.catchUp()
    },
    async stop() {
      await copier.stop()
      await sync.drain()
      await sessions.stop()
    },
  }
}

function readTeams({ read }: Database): CycleDependencies['teams'] {
  return {
    find: (teamId) => findTeam(read, teamId),
    relationTo: (teamId, personId) => relationTo(read, teamId, personId),
    membersOf: (teamId) => membersOf(read, teamId),
    coachesOf: (teamId) => coachesOf(read, teamId),
    nextMeeting: (teamId, at) => findNextMeeting(read, teamId, at),
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
