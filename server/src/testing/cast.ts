import { createHash, randomBytes } from 'node:crypto'
import type { Facts, Standing } from 'shared/access/standing'
import { cycleDocument, seed } from 'shared/cycles/document'
import { calendar } from '../demo/calendar'
import type { Database } from '../db/client'
import { day } from '../lib/clock'
import { startSchool, type TestSchool, type Visitor } from './school'

/** What a request can be about, seen from Grade 3. */
export const targets = ['own team', 'other team', 'other building', 'unknown'] as const
export type Target = (typeof targets)[number]

/** Where each target's team, open cycle and a picture in it are. */
export const placeOf: Record<Target, { teamId: string; cycleId: string; imageId: string }> = {
  'own team': { teamId: 'grade-3', cycleId: 'grade-3-3', imageId: 'picture-grade-3' },
  'other team': { teamId: 'grade-5', cycleId: 'grade-5-2', imageId: 'picture-grade-5' },
  'other building': { teamId: 'elsewhere-team', cycleId: 'elsewhere-cycle', imageId: 'picture-elsewhere' },
  unknown: { teamId: 'nowhere', cycleId: 'nowhere', imageId: 'nowhere' },
}

/** Every card is published; the other team shares its own with the teams, Grade 3 does not. */
export const factsOf: Record<Target, Facts> = {
  'own team': { published: true, sharedWithTeams: false },
  'other team': { published: true, sharedWithTeams: true },
  'other building': { published: true, sharedWithTeams: true },
  unknown: { published: false, sharedWithTeams: false },
}

const none = { kind: 'none' } as const
const coach = { kind: 'coach', mayEdit: false, paused: false, practiceShared: false } as const

interface Player {
  id: string
  roles: Standing['roles']
  teaches: boolean
  /** To Grade 3, and to Grade 5; to everything else everybody is nothing. */
  own: Standing['toTeam']
  other: Standing['toTeam']
  elsewhere?: true
}

/** Everybody who can stand before a door, with what they are: stated here by hand, not read from where the server reads. */
export const cast = {
  member: { id: 'amara-nwosu', roles: [], teaches: true, own: { kind: 'member' }, other: none },
  'member of another team': { id: 'lucia-fuentes', roles: [], teaches: true, own: none, other: { kind: 'member' } },
  'assigned coach': { id: 'dana-okafor', roles: ['coach'], teaches: false, own: coach, other: coach },
  'coach of others': { id: 'wesley-tran', roles: ['coach'], teaches: false, own: none, other: coach },
  'paused coach': { id: 'cast-paused', roles: ['coach'], teaches: false, own: { ...coach, mayEdit: true, paused: true, practiceShared: true }, other: none },
  'editing coach with tries': { id: 'cast-editing', roles: ['coach'], teaches: false, own: { ...coach, mayEdit: true, practiceShared: true }, other: none },
  leader: { id: 'joan-pemberton', roles: ['leader'], teaches: false, own: none, other: none },
  'invited leader': { id: 'rafael-quinones', roles: ['leader'], teaches: false, own: { kind: 'invited' }, other: none },
  'leader who teaches': { id: 'cast-teaching-leader', roles: ['leader'], teaches: true, own: none, other: { kind: 'member' } },
  admin: { id: 'theodora-papadimitriou-lang', roles: ['admin'], teaches: false, own: none, other: none },
  'admin in an emergency': { id: 'cast-emergency', roles: ['admin'], teaches: false, own: { kind: 'emergency' }, other: none },
  'without a team': { id: 'cast-teamless', roles: [], teaches: false, own: none, other: none },
  'member elsewhere': { id: 'elsewhere-teacher', roles: [], teaches: true, own: none, other: none, elsewhere: true },
  'leader and admin elsewhere': { id: 'elsewhere-admin', roles: ['admin', 'leader'], teaches: false, own: none, other: none, elsewhere: true },
} as const satisfies Record<string, Player>

export type CastName = keyof typeof cast
export const castNames = Object.keys(cast).filter((name): name is CastName => name in cast)

/** How somebody of the cast stands to a target; null where it is of another building, or nowhere. */
export function standingOf(name: CastName, target: Target): Standing | null {
  const player: Player = cast[name]
  const { roles, teaches } = player
  if (target === 'unknown' || (target === 'other building') !== (player.elsewhere === true)) return null
  // The team of the other building is that teacher's own.
  const toTeam = player.elsewhere === true ? (player.teaches ? ({ kind: 'member' } as const) : none) : target === 'own team' ? player.own : player.other
  return { roles, teaches, toTeam }
}

export interface Stage {
  school: TestSchool
  /** Somebody of the cast at a browser, signed in. */
  as(name: CastName): Promise<Visitor>
  close(): Promise<void>
}

/** The demo school with the whole cast in it, and a second building in the same database. */
export async function startStage(changes: Parameters<typeof startSchool>[0] = {}): Promise<Stage> {
  const school = await startSchool(changes)
  await writeCast(school.database, (changes.now ?? Date.now)())
  return {
    school,
    async as(name) {
      const visitor = school.visitor()
      visitor.cookie = await openSession(school.database, cast[name].id, 'elsewhere' in cast[name] ? 'elsewhere' : 'cedar-hollow')
      return visitor
    },
    close: () => school.close(),
  }
}

/** A session as the server would keep it; returns the cookie. */
async function openSession({ write }: Database, personId: string, buildingId: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const now = Date.now()
  await write
    .insertInto('sessions')
    .values({
      ...{ id_hash: createHash('sha256').update(secret).digest('hex'), building_id: buildingId, person_id: personId },
      ...{ created_at: now, last_used_at: now, expires_at: now + day, own_device: 1, user_agent: 'a test' },
    })
    .execute()
  return `clear-cycle=${secret}`
}

async function writeCast(database: Database, now: number): Promise<void> {
  const { write } = database
  const here = 'cedar-hollow'
  await write.insertInto('buildings').values({ building_id: 'elsewhere', name: 'Elsewhere Elementary', demo: 0, created_at: now }).execute()
  const people = castNames.filter((name) => !['amara', 'lucia', 'dana', 'wesley', 'joan', 'rafael', 'theod'].some((known) => cast[name].id.startsWith(known)))
  for (const name of people) {
    const { id, roles }: Player = cast[name]
    const building_id = 'elsewhere' in cast[name] ? 'elsewhere' : here
    const who = { id, building_id, name: `Cast ${name}`, initials: 'CA', color: 'blue', email: null, created_at: now, deactivated_at: null }
    await write.insertInto('people').values(who).execute()
    if (roles.length > 0) await write.insertInto('roles').values(roles.map((role) => ({ building_id, person_id: id, role }))).execute()
  }
  const assigned = { building_id: here, team_id: 'grade-3', may_edit: 1, practice_shared: 1 } as const
  await write.insertInto('coach_assignments').values([
    { ...assigned, person_id: 'cast-paused', paused_at: now },
    { ...assigned, person_id: 'cast-editing', paused_at: null },
  ]).execute()
  await write.insertInto('memberships').values({ building_id: here, team_id: 'grade-5', person_id: 'cast-teaching-leader', joined_at: now, left_at: null }).execute()
  const today = { building_id: here, team_id: 'grade-3', starts_at: now - day, ends_at: now + day }
  await write.insertInto('leader_invitations').values({ ...today, id: 'invited', person_id: 'rafael-quinones', invited_by: 'amara-nwosu', withdrawn_at: null }).execute()
  await write.insertInto('emergency_accesses').values({ ...today, id: 'emergency', person_id: 'cast-emergency', reason: 'somebody may be in danger' }).execute()
  await writeElsewhere(database, now)
  await writeCards(database, now)
}

async function writeElsewhere({ write }: Database, now: number): Promise<void> {
  const { teamId: id, cycleId } = placeOf['other building']
  const building_id = 'elsewhere'
  await write.insertInto('teams').values({ id, building_id, name: 'Grade 1', grade: '1', students: 60, created_at: now }).execute()
  await write.insertInto('memberships').values({ building_id, team_id: id, person_id: 'elsewhere-teacher', joined_at: now, left_at: null }).execute()
  const { at } = calendar(now)
  await write
    .insertInto('cycles')
    .values({ ...{ id: cycleId, building_id, team_id: id, number: 1, opened_at: at(-10, '08:00') }, ...{ closed_at: null, previous_cycle_id: null, paused_at: null, pause_reason: null } })
    .execute()
  await write
    .insertInto('documents')
    .values({ ...{ id: cycleId, building_id, kind: 'cycle', cycle_id: cycleId, owner_id: null, epoch: 1 }, ...{ generation: 1, head_seq: 1, access_version: 1, created_at: now } })
    .execute()
  const bytes = seed((doc) => cycleDocument(doc).text('worry').insert(0, 'elsewhere'))
  await write.insertInto('document_updates').values({ building_id, document_id: cycleId, seq: 1, at: now, person_id: null, bytes }).execute()
}

async function writeCards({ write }: Database, now: number): Promise<void> {
  await write.deleteFrom('shared_cards').execute()
  for (const target of ['own team', 'other team', 'other building'] as const) {
    const { teamId, cycleId, imageId } = placeOf[target]
    const building_id = target === 'other building' ? 'elsewhere' : 'cedar-hollow'
    const published_by = target === 'other building' ? 'elsewhere-teacher' : 'amara-nwosu'
    const shared_with_teams = factsOf[target].sharedWithTeams ? 1 : 0
    const written = { published_at: now, published_by, source: '{}', card: '{}' }
    await write.insertInto('shared_cards').values({ building_id, team_id: teamId, cycle_id: cycleId, shared_with_teams, ...written }).execute()
    await write.insertInto('images').values({ id: imageId, building_id, cycle_id: cycleId, media_type: 'image/png', bytes: new Uint8Array([1]), created_at: now }).execute()
  }
}
