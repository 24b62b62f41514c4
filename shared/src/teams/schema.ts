import * as z from 'zod/mini'
import { steps } from '../cycles/steps'
import { personSchema } from '../people/schema'

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

/** An admin opened the team's pages in an emergency: who, when and why, for the team. Times are milliseconds since 1970. */
export const emergencyNoticeSchema = z.object({
  id: z.string(),
  by: z.string(),
  startsAt: z.number(),
  /** After it, or when the admin ended it, the pages are closed again. */
  endsAt: z.number(),
  reason: z.string(),
})
export type EmergencyNotice = z.infer<typeof emergencyNoticeSchema>

/** A team as Home shows it to one of its members. */
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
  /** The last day on which the team was to meet by its plan, `YYYY-MM-DD`, while nobody has said whether it did. */
  meetingToRecord: z.nullable(z.string()),
  /** Of the last 14 days, latest first. */
  emergencies: z.array(emergencyNoticeSchema),
})
export type TeamHome = z.infer<typeof teamHomeSchema>

/** GET /api/home: the teams that I am in. Those that I follow as a coach are on my desk (dashboards/schema.ts). */
export const homeSchema = z.object({ teams: z.array(teamHomeSchema) })
export type Home = z.infer<typeof homeSchema>

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day as YYYY-MM-DD.'))

/** PUT /api/teams/:teamId/meeting-plan: the team's own rhythm. */
export const meetingPlanSchema = z.object({
  /** ISO: 1 is Monday, 7 is Sunday. */
  weekday: z.int().check(z.minimum(1), z.maximum(7)),
  /** `HH:MM`, the building's wall clock. */
  time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as HH:MM.')),
  minutes: z.int().check(z.minimum(5, 'A meeting takes at least 5 minutes.'), z.maximum(240, 'A meeting takes at most 240 minutes.')),
  /** The last day on which the team plans to meet. */
  until: day,
})
export type MeetingPlan = z.infer<typeof meetingPlanSchema>

/** PUT /api/teams/:teamId/meetings/:date: we met; or we couldn't, because … The reason stays with team and coach. */
export const recordMeetingSchema = z.discriminatedUnion('met', [
  z.object({ met: z.literal(true) }),
  z.object({
    met: z.literal(false),
    reason: z.string().check(z.trim(), z.minLength(1, 'Say in a few words why you could not meet.'), z.maxLength(300)),
  }),
])
export type RecordMeeting = z.infer<typeof recordMeetingSchema>

export const meetingSchema = z.object({ date: z.string(), met: z.boolean(), reason: z.string() })
export type Meeting = z.infer<typeof meetingSchema>

/** A coach of the team and what the team lets them do. A paused coach sees nothing of the room. */
export const teamCoachSchema = z.object({
  person: personSchema,
  mayEdit: z.boolean(),
  paused: z.boolean(),
  /** The team shows this coach its tries and attributions. */
  practiceShared: z.boolean(),
})
export type TeamCoach = z.infer<typeof teamCoachSchema>

/** POST /api/teams/:teamId/leader-invitations: a leader may read the team's pages on that day, and only then. */
export const inviteLeaderSchema = z.object({ personId: z.string().check(z.maxLength(64)), date: day })

export const leaderInvitationSchema = z.object({
  id: z.string(),
  person: personSchema,
  /** The day that it is for, `YYYY-MM-DD` in the building's time. */
  date: z.string(),
  invitedBy: z.string(),
})
export type LeaderInvitation = z.infer<typeof leaderInvitationSchema>

/** GET /api/teams/:teamId/leaders: whom the team can invite. */
export const leadersSchema = z.object({ leaders: z.array(personSchema) })

/** GET /api/teams/:teamId: the team's own page, for its members and its coaches. */
export const teamPageSchema = z.object({
  team: z.object({ id: z.string(), name: z.string(), grade: z.string(), students: z.number() }),
  /** What I am to the team. */
  as: z.enum(['member', 'coach']),
  /** May I decide who comes in and what the team shares? */
  mayRun: z.boolean(),
  /** Today by the building's clock. */
  today: z.string(),
  /** IANA; null: the server's own. */
  timeZone: z.nullable(z.string()),
  members: z.array(personSchema),
  /** A coach finds only themselves. */
  coaches: z.array(teamCoachSchema),
  nextMeeting: z.nullable(nextMeetingSchema),
  /** This and what follows: nothing for a coach whom the team has paused. */
  meetingPlan: z.nullable(meetingPlanSchema),
  meetingToRecord: z.nullable(z.string()),
  /** Of the last 60 days, latest first. */
  meetings: z.array(meetingSchema),
  /** Today's and those to come, soonest first; then those of the last 90 days, latest first. */
  invitations: z.array(leaderInvitationSchema),
  /** Of the last 90 days, latest first. Members only. */
  emergencies: z.array(emergencyNoticeSchema),
})
export type TeamPage = z.infer<typeof teamPageSchema>

/** A team that has invited me, a leader, for today or a day to come. */
export const myInvitationSchema = z.object({
  id: z.string(),
  team: z.object({ id: z.string(), name: z.string() }),
  date: z.string(),
  isToday: z.boolean(),
  /** The team's open cycle: on the day itself, and only then. */
  cycleId: z.nullable(z.string()),
})
/** GET /api/invitations */
export const myInvitationsSchema = z.object({ invitations: z.array(myInvitationSchema) })
export type MyInvitation = z.infer<typeof myInvitationSchema>

/** POST /api/teams/:teamId/emergency-access: an admin opens a team's pages, read-only, for two hours. The team is told. */
export const openInEmergencySchema = z.object({
  reason: z
    .string()
    .check(z.trim(), z.minLength(20, 'Say in a sentence why you must look; the team will read it.'), z.maxLength(1000)),
})

/** GET /api/teams/:teamId/emergency-access, for an admin: what is open to me now. */
export const emergencyAccessSchema = z.object({
  team: z.object({ id: z.string(), name: z.string() }),
  /** Null while nothing is open; the cycles are named only while it is. */
  open: z.nullable(
    z.object({
      endsAt: z.number(),
      cycles: z.array(z.object({ id: z.string(), number: z.number(), closed: z.boolean() })),
    }),
  ),
})
export type EmergencyAccess = z.infer<typeof emergencyAccessSchema>
