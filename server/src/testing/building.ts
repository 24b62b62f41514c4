import { hash } from '@node-rs/argon2'
import type { BuildingRole } from 'shared/access/standing'
import type { Database } from '../db/client'
import { createLogger } from '../lib/logger'
import { Sessions } from '../features/auth/sessions'
import { day, hour } from '../lib/clock'
import { type Changes, startSchool, type TestSchool, type Visitor } from './school'

/** Costs a thousandth of the real one, so that a test may sign in often. */
export const cheapHashing = { memoryCost: 64, timeCost: 1, parallelism: 1 }

/** Everybody's password. */
export const goodPassword = 'eleven goats upon a roof'

interface Someone {
  id: string
  name: string
  roles: readonly BuildingRole[]
  /** The team that they teach in. */
  team: string | null
}

/** Alder Creek, a real building: two teams of two teachers, the coach follows the first. */
export const people = [
  { id: 'ada-admin', name: 'Ada Quist', roles: ['admin'], team: null },
  { id: 'lea-leader', name: 'Lea Brandt', roles: ['leader'], team: null },
  { id: 'cal-coach', name: 'Cal Moreno', roles: ['coach'], team: null },
  { id: 'tess-third', name: 'Tess Ibarra', roles: [], team: 'third' },
  { id: 'theo-third', name: 'Theo Lund', roles: [], team: 'third' },
  { id: 'fay-fourth', name: 'Fay Osei', roles: [], team: 'fourth' },
  { id: 'finn-fourth', name: 'Finn Adair', roles: [], team: 'fourth' },
] as const satisfies readonly Someone[]

/** Birch Hill, another building in the same database; nobody signs in to it by its own page. */
export const peopleElsewhere = [
  { id: 'else-admin', name: 'Else Rahn', roles: ['admin', 'leader'], team: null },
  { id: 'else-teacher', name: 'Ezra Stone', roles: [], team: 'else-team' },
] as const satisfies readonly Someone[]

export type PersonId = (typeof people)[number]['id']
export type ElsewhereId = (typeof peopleElsewhere)[number]['id']

export const emailOf = (personId: string) => `${personId}@alder.example`

export interface TestBuilding extends Omit<TestSchool, 'signIn'> {
  /** Somebody of Alder Creek at a browser of their own, signed in by password. */
  signIn(personId: PersonId, ownDevice?: boolean): Promise<Visitor>
  /** Somebody of Birch Hill; their session is opened behind the server's back. */
  signInElsewhere(personId: ElsewhereId): Promise<Visitor>
}

/** A real building (DEMO=off) in the real server, with people, teams and passwords, and another one beside it. */
export async function startBuilding(changes: Changes = {}): Promise<TestBuilding> {
  const school = await startSchool({ demo: false, ...changes, signIn: { hashing: cheapHashing, ...changes.signIn } })
  const now = (changes.now ?? Date.now)()
  await writeBuilding(school.database, { id: 'alder-creek', name: 'Alder Creek School', createdAt: now }, people)
  await writeBuilding(school.database, { id: 'birch-hill', name: 'Birch Hill School', createdAt: now + 1 }, peopleElsewhere)
  await writeCoach(school.database)
  const { visitor, open, stored, restart, close } = school
  return {
    ...{ visitor, open, stored, restart, close },
    // A restart puts another server behind these.
    get app() {
      return school.app
    },
    get database() {
      return school.database
    },
    get url() {
      return school.url
    },
    async signIn(personId, ownDevice = false) {
      const browser = visitor()
      const { status } = await browser.post('/api/sign-in/password', { email: emailOf(personId), password: goodPassword, ownDevice })
      if (status !== 204) throw new Error(`${personId} could not sign in: ${status}`)
      return browser
    },
    signInElsewhere: (personId) => openSession(school, personId),
  }
}

async function openSession(school: TestSchool, personId: ElsewhereId): Promise<Visitor> {
  const limits = { idle: 2 * hour, most: 12 * hour, ownDevice: 30 * day }
  const sessions = new Sessions({ database: school.database, limits, now: Date.now, logger: createLogger('silent'), onEnded() {} })
  const { secret } = await sessions.open({ personId, buildingId: 'birch-hill', ownDevice: false, userAgent: 'a test' })
  const visitor = school.visitor()
  visitor.cookie = `clear-cycle=${secret}`
  return visitor
}

async function writeBuilding({ write }: Database, { id, name, createdAt }: { id: string; name: string; createdAt: number }, staff: readonly Someone[]): Promise<void> {
  const building_id = id
  await write.insertInto('buildings').values({ building_id, name, demo: 0, created_at: createdAt }).execute()
  const kept = await hash(goodPassword, cheapHashing)
  for (const team of new Set(staff.flatMap(({ team: its }) => its ?? []))) {
    await write.insertInto('teams').values({ id: team, building_id, name: `Team ${team}`, grade: '3', students: 60, created_at: createdAt }).execute()
  }
  for (const { id: person_id, name: personName, roles, team } of staff) {
    const initials = personName.split(' ').map((word) => word[0]).join('')
    const account = { email: emailOf(person_id), created_at: createdAt, deactivated_at: null }
    await write.insertInto('people').values({ id: person_id, building_id, name: personName, initials, color: 'blue', ...account }).execute()
    await write.insertInto('passwords').values({ building_id, person_id, hash: kept, changed_at: createdAt }).execute()
    for (const role of roles) await write.insertInto('roles').values({ building_id, person_id, role }).execute()
    if (team !== null) await write.insertInto('memberships').values({ building_id, team_id: team, person_id, joined_at: createdAt, left_at: null }).execute()
  }
}

async function writeCoach({ write }: Database): Promise<void> {
  const assignment = { building_id: 'alder-creek', team_id: 'third', person_id: 'cal-coach', may_edit: 0, paused_at: null } as const
  await write.insertInto('coach_assignments').values(assignment).execute()
}
