import * as z from 'zod/mini'

/**
 * All of a cycle that leaves its team, and only after the team has published it (product.md, "Who sees what"). Server
 * and page read the same shape. There is no place in it for a count of children, for who owns a decision, or for who
 * did not agree.
 */

/** Whole percents, both ends included: {@link import('../data/bands').Band}. */
export const bandSchema = z.object({ low: z.number(), high: z.number() })
export const sizeTierSchema = z.object({ from: z.number(), to: z.nullable(z.number()) })
export const shownSchema = z.object({ size: sizeTierSchema, band: bandSchema })

/** One look at each wave of the result, in order of `waves`; null where there is nothing to show for that wave. */
const looksSchema = z.array(z.nullable(shownSchema))

export const cardCellSchema = z.object({
  /** As the team typed it; empty for the children whom no group names ("other / unknown"). */
  label: z.string(),
  /** The children whom no group of the breakdown names. */
  isOther: z.boolean(),
  /** Null for a hidden group. All hidden groups look the same, whyever they are hidden. */
  looks: z.nullable(looksSchema),
})
export type CardCell = z.infer<typeof cardCellSchema>

export const cardBreakdownSchema = z.object({ name: z.string(), cells: z.array(cardCellSchema) })
export type CardBreakdown = z.infer<typeof cardBreakdownSchema>

/** A data set of counts as it may be shown outside. Words and piles stay with the team. */
export const cardResultSchema = z.object({
  measure: z.string(),
  waves: z.array(
    z.object({
      wave: z.nullable(z.enum(['baseline', 'mid', 'end'])),
      /** `YYYY-MM-DD` */
      date: z.nullable(z.string()),
    }),
  ),
  /** Null where the whole group may not be shown; then there is no breakdown either. */
  whole: z.nullable(looksSchema),
  breakdowns: z.array(cardBreakdownSchema),
})
export type CardResult = z.infer<typeof cardResultSchema>

export const cardDecisionSchema = z.object({
  kind: z.nullable(z.enum(['start', 'stop', 'continue'])),
  text: z.string(),
})

/** The shared card. Text is as typed, trimmed, and empty where nothing was typed. */
export const sharedCardSchema = z.object({
  team: z.object({ id: z.string(), name: z.string(), grade: z.string() }),
  cycle: z.object({ id: z.string(), number: z.number() }),
  question: z.string(),
  strategy: z.object({
    name: z.string(),
    /** Id in the strategy library; null for a strategy of the team's own. */
    libraryId: z.nullable(z.string()),
  }),
  /** If we (and …), then students will … as shown by … by …, because … */
  theory: z.object({
    ifs: z.array(z.string()),
    thenStudents: z.string(),
    asShownBy: z.string(),
    /** `YYYY-MM-DD` */
    by: z.nullable(z.string()),
    because: z.string(),
  }),
  /** Null without a goal. Its baseline is a result, and stands among the results or nowhere. */
  goal: z.nullable(
    z.object({
      measure: z.string(),
      /** Percent aimed at, as typed. */
      target: z.nullable(z.number()),
      /** `YYYY-MM-DD` */
      by: z.nullable(z.string()),
      forWhom: z.string(),
    }),
  ),
  results: z.array(cardResultSchema),
  /** Those that the team ticked for the card. */
  decisions: z.array(cardDecisionSchema),
  numbers: z.object({
    /** Groups under this many children are not shown. */
    minimum: z.number(),
    /** Is at least one group, or a whole result, not shown? */
    somethingHidden: z.boolean(),
  }),
})
export type SharedCard = z.infer<typeof sharedCardSchema>
