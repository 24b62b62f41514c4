import { createHash } from 'node:crypto'
import type { RosterChange, RosterProposal } from 'shared/roster/schema'
import { gradeOf, mostCommon, teamNameOf } from './grades'
import type { Roster, Staff } from './roster'

/** What the roster said of a person when it was last applied: only what has changed since is a change. */
export interface Said {
  name: string
  email: string | null
  grade: string | null
}

export interface PersonNow {
  id: string
  name: string
  email: string | null
  sourcedId: string | null
  said: Said | null
  isActive: boolean
  isAdmin: boolean
  isLeader: boolean
  teamIds: readonly string[]
}

export interface TeamNow {
  id: string
  name: string
  grade: string
  /** Made by a roster. */
  isOfRoster: boolean
}

/** A building as it stands: nobody who was removed, no team that is archived. */
export interface BuildingNow {
  people: readonly PersonNow[]
  teams: readonly TeamNow[]
}

/** Who or which team a change is about: there already, or made by another change of the plan. */
export type Doing =
  | { do: 'add team'; grade: string; name: string }
  | { do: 'add person'; sourcedId: string; name: string; email: string | null }
  | { do: 'change person'; personId: string; set: Partial<Pick<PersonNow, 'name' | 'email'>>; sourcedId: string }
  | { do: 'add to team' | 'remove from team'; sourcedId: string; grade: string; teamId: string | null }
  | { do: 'deactivate person' | 'make leader' | 'let in again'; sourcedId: string }

export type Planned = (RosterChange | RosterProposal) & { doing: Doing }
export type PlannedChange = RosterChange & { doing: Doing }
export type PlannedProposal = RosterProposal & { doing: Doing }

/** What the roster will have said of somebody, field by field: only if the change is made that stands beside it, if any. */
export interface Saying {
  sourcedId: string
  before: Said
  after: Said
  by: Record<keyof Said, string | null>
}

export interface Plan {
  changes: PlannedChange[]
  proposals: PlannedProposal[]
  sayings: Saying[]
  /** Of the roster as a whole, in words. */
  notes: string[]
  unchanged: number
}

/** The grade that somebody mostly teaches in a school; null when the roster does not say. */
export function gradeTaught({ teaches, ownGrades }: Staff, schoolId: string | null): string | null {
  const here = teaches.filter(({ school }) => schoolId === null || school === '' || school === schoolId)
  return mostCommon(here.map(({ grade }) => grade)) ?? mostCommon(ownGrades)
}

/** The staff of one school of the roster; of all of it when it names one school or none. */
export function staffOf({ staff, schools }: Roster, schoolId: string | null): Staff[] {
  if (schoolId === null || schools.length < 2) return [...staff]
  return staff.filter(({ orgs }) => orgs.includes(schoolId))
}

/** The same for the same change of the same thing, whenever it is planned. */
export function idOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)
}

export type TeamFound = { kind: 'there'; team: TeamNow } | { kind: 'missing' } | { kind: 'several' }

/** The team of a grade: the one that there is, or of several the one that a roster made. */
export function teamOfGrade({ teams }: BuildingNow, grade: string): TeamFound {
  const ofGrade = teams.filter((team) => (gradeOf(team.grade) ?? gradeOf(team.name)) === grade)
  const ofRoster = ofGrade.filter(({ isOfRoster }) => isOfRoster)
  const [only, ...more] = ofGrade.length > 1 ? ofRoster : ofGrade
  if (ofGrade.length === 0) return { kind: 'missing' }
  return only === undefined || more.length > 0 ? { kind: 'several' } : { kind: 'there', team: only }
}

export function teamTitle(found: TeamFound, grade: string): string {
  return found.kind === 'there' ? found.team.name : teamNameOf(grade)
}
