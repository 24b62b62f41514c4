import * as z from 'zod/mini'
import { steps } from '../cycles/steps'

/** The next time a team meets, by its own plan. */
export const nextMeetingSchema = z.object({
  /** `YYYY-MM-DD` */
  date: z.string(),
  /** `HH:MM`, the building's wall clock */
  time: z.string(),
  minutes: z.number(),
})
export type NextMeeting = z.infer<typeof nextMeetingSchema>

/** A cycle in a list. Times are milliseconds since 1970. */
export const cycleSummarySchema = z.object({
  id: z.string(),
  number: z.number(),
  /** The inquiry question, or empty while there is none. */
  title: z.string(),
  step: z.enum(steps),
  openedAt: z.number(),
  closedAt: z.nullable(z.number()),
  pause: z.nullable(z.object({ since: z.number(), reason: z.string() })),
})
export type CycleSummary = z.infer<typeof cycleSummarySchema>

/** A decision whose check-by date is near or past. */
export const dueDecisionSchema = z.object({
  cycleId: z.string(),
  decisionId: z.string(),
  kind: z.nullable(z.enum(['start', 'stop', 'continue'])),
  text: z.string(),
  /** The name of who sees to it; null when nobody does, or somebody who has left the team. */
  owner: z.nullable(z.string()),
  /** `YYYY-MM-DD` */
  checkBy: z.string(),
})

/** A team as Home shows it to one of its members, or to a coach who follows it. */
export const teamHomeSchema = z.object({
  id: z.string(),
  name: z.string(),
  grade: z.string(),
  students: z.number(),
  mayEdit: z.boolean(),
  /** The open cycle, or null before the first one and between two. */
  cycle: z.nullable(cycleSummarySchema),
  closedCycles: z.array(cycleSummarySchema),
  nextMeeting: z.nullable(nextMeetingSchema),
  /** Who wrote in the team's room since this person last looked, latest first. Never from personal documents. */
  changes: z.array(z.object({ personId: z.string(), name: z.string(), at: z.number() })),
  /** Decisions of this and the last cycle to be checked within three weeks, or past it and not yet looked at; soonest first. */
  dueDecisions: z.array(dueDecisionSchema),
})
export type TeamHome = z.infer<typeof teamHomeSchema>

/** GET /api/home: the teams that I am in, then those that I follow as a coach. */
export const homeSchema = z.object({
  teams: z.array(teamHomeSchema),
  followedTeams: z.array(teamHomeSchema),
})
export type Home = z.infer<typeof homeSchema>
