import * as z from 'zod/mini'
import { newTeamSchema, setupSchema } from '../buildings/schema'

/** A school year, days as `YYYY-MM-DD`. */
export const schoolYearSchema = z.object({
  id: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  /** When the building went on to the next one; milliseconds since 1970. */
  endedAt: z.nullable(z.number()),
})
export type SchoolYear = z.infer<typeof schoolYearSchema>

/** GET /api/building/school-years: latest first, and what a new one would do. */
export const schoolYearsSchema = z.object({
  years: z.array(schoolYearSchema),
  /** Cycles that are open: a new year archives them. */
  openCycles: z.number(),
  teams: z.array(z.object({ id: z.string(), name: z.string(), grade: z.string() })),
})
export type SchoolYears = z.infer<typeof schoolYearsSchema>

/** POST /api/building/school-years: ends the year and begins the next. Teams and people stay; asking twice does it once. */
export const newSchoolYearSchema = z
  .object({
    ...setupSchema.shape.schoolYear.shape,
    /** Teams that are called otherwise from now on, or teach another grade. */
    teams: z.optional(
      z.array(z.object({ id: z.string().check(z.maxLength(64)), name: newTeamSchema.shape.name, grade: newTeamSchema.shape.grade })).check(z.maxLength(100)),
    ),
  })
  .check(z.refine(({ startsOn, endsOn }) => startsOn < endsOn, { message: 'The school year ends after it starts.', path: ['endsOn'] }))
export type NewSchoolYear = z.infer<typeof newSchoolYearSchema>
export const begunSchoolYearSchema = z.object({ schoolYear: schoolYearSchema, archivedCycles: z.number() })

/** GET /api/building/retention: what the building keeps, and what goes when the next August comes. */
export const retentionSchema = z.object({
  years: z.number(),
  /** `YYYY-MM-DD` */
  on: z.string(),
  /** Closed cycles that go then, by team. */
  cycles: z.array(z.object({ team: z.string(), number: z.number(), endedOn: z.string() })),
  /** Lines of the record that go then. */
  records: z.number(),
  /** Copies of all that the server keeps, which it makes by itself; null where it knows of none. */
  backups: z.nullable(
    z.object({
      /** Null: none by schedule. */
      everyHours: z.nullable(z.number()),
      keptDays: z.number(),
      /** When the newest was made; null when there is none. Milliseconds since 1970. */
      newest: z.nullable(z.number()),
      /** Since when none could be made; null while they go well. */
      failingSince: z.nullable(z.number()),
    }),
  ),
})
export type Retention = z.infer<typeof retentionSchema>

/** DELETE /api/building: the end of the contract. `confirm` is the building's name, typed by hand. */
export const endBuildingSchema = z.object({ confirm: z.string().check(z.maxLength(200)) })

/** What was erased, by what it was, most first. */
export const endedBuildingSchema = z.object({
  building: z.string(),
  erased: z.array(z.object({ table: z.string(), rows: z.number() })),
  /** Copies of the database from before upgrades, and backups, erased with it. */
  copies: z.number(),
})
export type EndedBuilding = z.infer<typeof endedBuildingSchema>
