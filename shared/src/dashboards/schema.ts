import * as z from 'zod/mini'
import { bandSchema } from '../cards/schema'
import { steps } from '../cycles/steps'
import { cycleSummarySchema, nextMeetingSchema } from '../teams/schema'

/** What leads to a published card, for who may read it. */
const cardLinkSchema = z.object({
  cycleId: z.string(),
  /** Milliseconds since 1970. */
  publishedAt: z.number(),
  /** The inquiry question as the team published it; empty where it wrote none. */
  question: z.string(),
})

/** The open cycle of a team, as the building sees it (product.md, "Who sees what": step, dates, strategy, next meeting). */
export const boardCycleSchema = z.object({
  number: z.number(),
  step: z.enum(steps),
  /** Steps in the order in which the team went through them, the one it is in last; going back is a step like any other. */
  trail: z.array(z.enum(steps)),
  /** Milliseconds since 1970. */
  openedAt: z.number(),
  /** Since when the cycle is paused; why, stays with the team. */
  pausedSince: z.nullable(z.number()),
  /** The strategy's name, once the team has gone on from choosing it; null before. */
  strategy: z.nullable(z.string()),
  /** Null while the team has not published a card that this reader may read. */
  card: z.nullable(cardLinkSchema),
})

export const boardTeamSchema = z.object({
  id: z.string(),
  name: z.string(),
  grade: z.string(),
  /** Null before the first cycle and between two. */
  cycle: z.nullable(boardCycleSchema),
  nextMeeting: z.nullable(nextMeetingSchema),
})
export type BoardTeam = z.infer<typeof boardTeamSchema>
export type BoardCycle = z.infer<typeof boardCycleSchema>

/** A published card in a line: what a team here tried, and what it found for the whole group, in bands. */
export const foundSchema = z.object({
  cycleId: z.string(),
  number: z.number(),
  team: z.object({ id: z.string(), name: z.string(), grade: z.string() }),
  question: z.string(),
  strategy: z.string(),
  /** Id in the strategy library; null for a strategy of the team's own. */
  libraryId: z.nullable(z.string()),
  /** Milliseconds since 1970. */
  publishedAt: z.number(),
  /** The first and the last look at the first result that has both; null where none may be shown outside the team. */
  result: z.nullable(z.object({ measure: z.string(), before: bandSchema, after: bandSchema })),
})
export type Found = z.infer<typeof foundSchema>

/** GET /api/board: where every team of the building stands, and what teams here have published. */
export const boardSchema = z.object({
  teams: z.array(boardTeamSchema),
  /** Latest first. */
  found: z.array(foundSchema),
})
export type Board = z.infer<typeof boardSchema>

/** GET /api/board/counts: how many teams stand where, and nothing of which. */
export const countsSchema = z.object({
  steps: z.array(z.object({ step: z.enum(steps), teams: z.number() })),
  /** Before their first cycle, or between two. */
  withoutCycle: z.number(),
  /** Of those in a step. */
  paused: z.number(),
})
export type Counts = z.infer<typeof countsSchema>

/** What a team decided when it last re-examined. */
export const lastDecisionsSchema = z.object({
  cycle: z.object({ id: z.string(), number: z.number() }),
  decisions: z.array(
    z.object({ id: z.string(), kind: z.nullable(z.enum(['start', 'stop', 'continue'])), text: z.string() }),
  ),
})

/** A team as its coach's desk shows it: all of it out of the room, which the coach reads. */
export const deskTeamSchema = z.object({
  id: z.string(),
  name: z.string(),
  grade: z.string(),
  /** The open cycle; `title` is the inquiry question as it stands in the room. */
  cycle: z.nullable(cycleSummarySchema),
  /** The strategy's name as it stands in the room; empty while there is none. */
  strategy: z.string(),
  nextMeeting: z.nullable(nextMeetingSchema),
  /** Of the open cycle, or of the last closed one while it has none; null where there is neither. */
  lastDecisions: z.nullable(lastDecisionsSchema),
  /** Who wrote in the room since this coach last looked, latest first. Never from personal documents or from tries. */
  changes: z.array(z.object({ personId: z.string(), name: z.string(), at: z.number() })),
  /** The open cycle's card, once it is published. */
  card: z.nullable(cardLinkSchema),
})
export type DeskTeam = z.infer<typeof deskTeamSchema>

/** GET /api/desk: the teams that a coach follows; those that meet today first. */
export const deskSchema = z.object({
  teams: z.array(deskTeamSchema),
  /** Teams that have paused this coach: that they have, and nothing else. */
  paused: z.array(z.object({ id: z.string(), name: z.string(), grade: z.string() })),
})
export type Desk = z.infer<typeof deskSchema>

/** The pages that show what others do, by the names that they have in the API. */
export const newsOf = ['board', 'desk', 'home', 'asks', 'session'] as const
/** An event of GET /api/news: ask this again. It never says what changed, or whose. */
export const hintSchema = z.object({ what: z.enum(newsOf) })
export type Hint = z.infer<typeof hintSchema>
