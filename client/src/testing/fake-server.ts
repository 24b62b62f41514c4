import { type ErrorCode, errorStatus } from 'shared/errors'
import type { Demo, Session } from 'shared/people/schema'
import type { CycleSummary, Home, TeamHome } from 'shared/teams/schema'
import { vi } from 'vitest'

type Answer = { status: number; body: unknown } | 'offline'

/** Answers `fetch` in place of the server. Paths are given without `/api`, with their method: `GET /home`. */
export interface FakeServer {
  answer(route: string, body?: unknown): void
  refuse(route: string, code: ErrorCode, message?: string, fields?: { path: string; message: string }[]): void
  goOffline(): void
  comeBack(): void
  /** What was asked, in order, for instance `POST /demo/sign-in`. */
  asked: { route: string; body: unknown }[]
  stop(): void
}

/** Call `stop` at the end. */
export function fakeServer(): FakeServer {
  const answers = new Map<string, Answer>()
  const asked: FakeServer['asked'] = []
  let online = true
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: { method?: string; body?: string } = {}) => {
    const route = `${method} ${url.replace(/^\/api/, '')}`
    const sent: unknown = body === undefined ? undefined : JSON.parse(body)
    asked.push({ route, body: sent })
    const answer = online ? answers.get(route) : 'offline'
    if (answer === 'offline') throw new TypeError('Failed to fetch')
    if (!answer) return jsonResponse(404, errorBody('not-found', `nothing at ${route}`))
    return jsonResponse(answer.status, answer.body)
  })
  return {
    answer: (route, body) => void answers.set(route, { status: body === undefined ? 204 : 200, body }),
    refuse: (route, code, message = code, fields) =>
      void answers.set(route, { status: errorStatus[code], body: errorBody(code, message, fields) }),
    goOffline: () => void (online = false),
    comeBack: () => void (online = true),
    asked,
    stop: () => void vi.unstubAllGlobals(),
  }
}

function jsonResponse(status: number, body: unknown): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status })
}

function errorBody(code: ErrorCode, message: string, fields?: { path: string; message: string }[]) {
  return { error: { code, message, ...(fields && { fields }) } }
}

export const ana = { id: 'ana', name: 'Ana Nuñez', initials: 'AN', color: 'blue' } as const
export const ben = { id: 'ben', name: 'Ben Eze', initials: 'BE', color: 'amber' } as const

export function makeSession(parts: Partial<Session> = {}): Session {
  return {
    person: ana,
    roles: ['teacher'],
    building: { id: 'school', name: 'Cedar Hollow', demo: true },
    teams: [{ id: 'grade-3', name: 'Grade 3', grade: '3' }],
    followedTeams: [],
    agreement: { signedBy: 'June Park', signedAt: 1, seenAt: 1 },
    expiresAt: Number.MAX_SAFE_INTEGER,
    ...parts,
  }
}

export function makeDemo(): Demo {
  return {
    building: { id: 'school', name: 'Cedar Hollow', students: 402 },
    people: [
      { ...ana, roles: ['teacher'], work: 'Grade 3', teamId: 'grade-3' },
      { ...ben, roles: ['teacher'], work: 'Grade 3', teamId: 'grade-3' },
      { id: 'carl', name: 'Carl Ott', initials: 'CO', color: 'teal', roles: ['teacher'], work: 'Grade 4', teamId: 'grade-4' },
      { id: 'dana', name: 'Dana Okafor', initials: 'DO', color: 'green', roles: ['coach'], work: 'Literacy coach', teamId: null },
      { id: 'june', name: 'June Park', initials: 'JP', color: 'slate', roles: ['leader'], work: 'Principal', teamId: null },
    ],
  }
}

export function makeSummary(parts: Partial<CycleSummary> = {}): CycleSummary {
  return { id: 'c3', number: 3, title: 'How can we help students infer?', step: 'A', openedAt: 0, closedAt: null, pause: null, ...parts }
}

export function makeTeamHome(parts: Partial<TeamHome> = {}): TeamHome {
  return {
    id: 'grade-3',
    name: 'Grade 3',
    grade: '3',
    students: 71,
    mayEdit: true,
    cycle: makeSummary(),
    closedCycles: [],
    nextMeeting: null,
    changes: [],
    dueDecisions: [],
    meetingToRecord: null,
    emergencies: [],
    ...parts,
  }
}

export function makeHome(parts: Partial<Home> = {}): Home {
  return { teams: [makeTeamHome()], ...parts }
}
