import * as z from 'zod/mini'

/** Whom a team can ask, as its room has it (`asks` in cycles/fields). */
export const addressees = ['colleague', 'coach', 'leader'] as const
export type Addressee = (typeof addressees)[number]

const nameSchema = z.object({ id: z.string(), name: z.string() })
const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/**
 * POST /api/cycles/:cycleId/asks/:askRow: send a row of the room, as it stands there. Without `personId`: to every coach of
 * the team, or to every leader. A colleague is asked by name.
 */
export const sendAskSchema = z.object({
  to: z.object({ kind: z.enum(addressees), personId: z.optional(z.string().check(z.maxLength(100))) }),
})
export type SendAsk = z.infer<typeof sendAskSchema>

export const verdicts = ['yes-by', 'not-this-year'] as const

export const mostWords = 2_000

/** PUT /api/asks/:askId/answer: *yes, by …*, *not this year, because …*, or words alone. */
export const answerAskSchema = z.object({
  verdict: z.nullable(z.enum(verdicts)),
  /** `YYYY-MM-DD`, with `yes-by` and only there. */
  byDate: z.nullable(z.string().check(z.regex(dayPattern, 'Write the day as YYYY-MM-DD.'))),
  text: z.string().check(z.trim(), z.maxLength(mostWords)),
  /** To everybody who works with teams here, with what was asked; of an ask to a leader alone. */
  toAll: z.boolean(),
})
export type AnswerAsk = z.infer<typeof answerAskSchema>

/** Times are milliseconds since 1970. */
export const askAnswerSchema = z.object({
  by: nameSchema,
  verdict: z.nullable(z.enum(verdicts)),
  byDate: z.nullable(z.string()),
  text: z.string(),
  toAll: z.boolean(),
  answeredAt: z.number(),
})
export type AskAnswer = z.infer<typeof askAnswerSchema>

/** A row of the room that was sent, with the words that it was sent with. */
export const sentAskSchema = z.object({
  row: z.string(),
  text: z.string(),
  about: z.string(),
  /** `person` null: every coach of the team, or every leader. */
  to: z.object({ kind: z.enum(addressees), person: z.nullable(nameSchema) }),
  sentAt: z.number(),
  /** The latest first. */
  answers: z.array(askAnswerSchema),
})
export type SentAsk = z.infer<typeof sentAskSchema>

/** GET /api/cycles/:cycleId/asks: what became of a cycle's asks; a coach finds those that are to them. */
export const asksOfCycleSchema = z.object({
  asks: z.array(sentAskSchema),
  /** Whom a member can ask by name; nobody for a coach, who sends nothing. */
  whom: z.object({ colleague: z.array(nameSchema), coach: z.array(nameSchema), leader: z.array(nameSchema) }),
})
export type AsksOfCycle = z.infer<typeof asksOfCycleSchema>

/** An ask that is to me. Who of the team pressed *Send* is not said: the team asks. */
export const askToMeSchema = z.object({
  id: z.string(),
  team: nameSchema,
  text: z.string(),
  about: z.string(),
  /** As what I am asked. */
  as: z.enum(addressees),
  /** Me alone, not every coach or leader. */
  byName: z.boolean(),
  sentAt: z.number(),
  mine: z.nullable(askAnswerSchema),
  /** Who else has answered; what they wrote is between them and the team. */
  answeredBy: z.array(z.string()),
})
export type AskToMe = z.infer<typeof askToMeSchema>

/** GET /api/asks: those to me. Open ones first, the longest waiting at the top; then those that I or another answered. */
export const asksToMeSchema = z.object({ asks: z.array(askToMeSchema) })
export type AsksToMe = z.infer<typeof asksToMeSchema>

/** GET /api/asks/answers: what leaders answered to everybody, the latest first. */
export const answersToAllSchema = z.object({
  answers: z.array(z.object({ id: z.string(), team: z.string(), ask: z.string(), answer: askAnswerSchema })),
})
export type AnswersToAll = z.infer<typeof answersToAllSchema>
