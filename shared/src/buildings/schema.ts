import * as z from 'zod/mini'
import { isAtLeastAsWide } from '../data/bands'

/** Small numbers (product.md): what a building may choose as its smallest group. */
export const smallestMinimum = 5
export const largestMinimum = 30

/** School years for which closed cycles are kept. */
export const fewestRetentionYears = 1
export const mostRetentionYears = 10

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'Give a day as YYYY-MM-DD.'), z.refine(isDay, 'There is no such day.'))

/** What people type as a name: some letters, not a page of them. */
export const nameSchema = z.string().check(z.trim(), z.minLength(1, 'Give a name.'), z.maxLength(120, 'At most 120 letters.'))

export const emailSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254, 'This address is too long.'), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Give a mail address, for example name@school.org.'))

const timeZoneSchema = z.string().check(z.refine(isTimeZone, 'This is not a time zone, for example America/Chicago.'))

const schoolYearFields = { startsOn: day, endsOn: day }
const endsAfterItStarts = z.refine<{ startsOn: string; endsOn: string }>(({ startsOn, endsOn }) => startsOn < endsOn, {
  message: 'The school year ends after it starts.',
  path: ['endsOn'],
})

/** POST /api/teams: a team to be. */
export const newTeamSchema = z.object({
  name: nameSchema,
  /** "K", "3": sorts and groups; free, for schools that count otherwise. */
  grade: z.string().check(z.trim(), z.minLength(1, 'Give a grade.'), z.maxLength(20, 'At most 20 letters.')),
  /** How many students the team teaches. */
  students: z.int('Give a whole number.').check(z.minimum(0, 'Give a number from 0.'), z.maximum(5000, 'At most 5,000.')),
})
export type NewTeam = z.infer<typeof newTeamSchema>

/** POST /api/teams/by-grade; a grade that has a team already is passed over. */
export const newTeamsSchema = z.object({ teams: z.array(newTeamSchema).check(z.minLength(1, 'Choose a grade.'), z.maxLength(40)) })
export const madeTeamsSchema = z.object({ teamIds: z.array(z.string()) })
export const madeTeamSchema = z.object({ teamId: z.string() })

/** GET /api/setup/:token: what the server already knows of the building to be. */
export const setupStartSchema = z.object({ timeZone: z.string() })

/** POST /api/setup/:token: the building, its first admin and its teams, in one go. Signs the admin in. */
export const setupSchema = z.object({
  building: z.object({ name: nameSchema, timeZone: z.optional(timeZoneSchema) }),
  schoolYear: z.object(schoolYearFields).check(endsAfterItStarts),
  admin: z.object({
    name: nameSchema,
    email: emailSchema,
    password: z.string().check(z.minLength(1, 'Choose a password.'), z.maxLength(1000, 'This is longer than a password can be.')),
    /** The admin is the building's leader too. */
    isLeader: z.boolean(),
  }),
  /** Somebody else who leads the building; they are invited later. */
  leader: z.optional(z.object({ name: nameSchema, email: z.optional(emailSchema) })),
  teams: z.array(newTeamSchema).check(z.maxLength(40)),
})
export type Setup = z.infer<typeof setupSchema>

/** How results are told outside a team, by the size of the group: bands `width` percent wide, closed at `end`. */
const tierCutSchema = z.object({ from: z.number(), width: z.number(), end: z.number() })

/** GET /api/building: the settings. */
export const buildingSchema = z.object({
  name: z.string(),
  /** IANA. */
  timeZone: z.string(),
  minimumGroup: z.number(),
  bands: z.array(tierCutSchema),
  guestLinks: z.boolean(),
  retentionYears: z.number(),
  schoolYear: z.nullable(z.object({ startsOn: z.string(), endsOn: z.string() })),
})
export type Building = z.infer<typeof buildingSchema>

/** PATCH /api/building: what is left out stays. */
export const buildingChangeSchema = z.object({
  name: z.optional(nameSchema),
  timeZone: z.optional(timeZoneSchema),
  minimumGroup: z.optional(
    z.int('Give a whole number.').check(z.minimum(smallestMinimum, 'At least 5.'), z.maximum(largestMinimum, 'At most 30.')),
  ),
  bands: z.optional(
    z.array(tierCutSchema).check(z.refine(isAtLeastAsWide, 'Bands may be wider than those that Clear Cycle comes with, never narrower.')),
  ),
  guestLinks: z.optional(z.boolean()),
  retentionYears: z.optional(
    z.int('Give a whole number.').check(z.minimum(fewestRetentionYears, 'At least 1.'), z.maximum(mostRetentionYears, 'At most 10.')),
  ),
  /** Of the year that is going on. */
  schoolYear: z.optional(z.object(schoolYearFields).check(endsAfterItStarts)),
})
export type BuildingChange = z.infer<typeof buildingChangeSchema>

const someone = z.object({ id: z.string(), name: z.string() })

/** GET /api/teams: every team, as those who arrange them see it; archived ones last. */
export const arrangedTeamSchema = z.object({
  id: z.string(),
  name: z.string(),
  grade: z.string(),
  students: z.number(),
  archivedAt: z.nullable(z.number()),
  members: z.array(someone),
  coaches: z.array(someone),
})
export const arrangedTeamsSchema = z.object({
  teams: z.array(arrangedTeamSchema),
  /** Who may be put in a team, or follow one. */
  people: z.array(z.object({ id: z.string(), name: z.string(), isCoach: z.boolean() })),
})
export type ArrangedTeam = z.infer<typeof arrangedTeamSchema>
export type ArrangedTeams = z.infer<typeof arrangedTeamsSchema>

/** PATCH /api/teams/:teamId: what is left out stays. */
export const teamChangeSchema = z.object({
  name: z.optional(newTeamSchema.shape.name),
  grade: z.optional(newTeamSchema.shape.grade),
  students: z.optional(newTeamSchema.shape.students),
  /** An archived team takes no new people and is out of every list but this one; its cycles stay readable to it. */
  archived: z.optional(z.boolean()),
})
export type TeamChange = z.infer<typeof teamChangeSchema>

/** GET /api/audit?before=: what was done, latest first; ids and verbs, never a word that somebody wrote. */
export const auditSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      /** Milliseconds since 1970. */
      at: z.number(),
      /** Null: the server itself. */
      who: z.nullable(z.string()),
      /** "cycle closed" */
      what: z.string(),
      /** The name of the person, team or building that it was done to, of a cycle that of its team; otherwise an id. */
      about: z.string(),
      /** The number of the cycle, where it was one. */
      cycle: z.nullable(z.number()),
      source: z.string(),
      address: z.nullable(z.string()),
    }),
  ),
  /** Ask with this as `before` for the page that follows; null on the last one. */
  next: z.nullable(z.string()),
})
export type Audit = z.infer<typeof auditSchema>

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
