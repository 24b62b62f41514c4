import * as z from 'zod/mini'
import { steps } from '../cycles/steps'

/** The documents that have a history: nothing personal has one. */
export const historyDocuments = ['cycle', 'practice'] as const
export type HistoryDocument = (typeof historyDocuments)[number]

/**
 * Why a version was kept: the team went on to another step; the end of a day on which somebody edited; somebody gave it
 * a name; a restore was about to change the page.
 */
export const versionKinds = ['step', 'day', 'name', 'before-restore'] as const
export type VersionKind = (typeof versionKinds)[number]

export const longestVersionName = 80
/** So many named ones of a cycle; one more is refused with words. */
export const mostNamedVersions = 50

const nameSchema = z.object({ id: z.string(), name: z.string() })

/** Times are milliseconds since 1970. */
export const versionSchema = z.object({
  id: z.string(),
  kind: z.enum(versionKinds),
  /** What somebody called it; null for most. Also one that the server took can be given a name. */
  name: z.nullable(z.string()),
  /** The step in which the team was; of kind `step`, the one that it had just left. */
  step: z.nullable(z.enum(steps)),
  /** Who gave it its name, or whose restore it came before; null for the server's own. */
  by: z.nullable(nameSchema),
  /** Of kind `day`, when that day's last edit was saved. */
  at: z.number(),
  /** Of kind `before-restore`: the version that was brought back after it. Null also where that one is gone since. */
  restored: z.nullable(z.string()),
})
export type Version = z.infer<typeof versionSchema>

/** GET /api/cycles/:cycleId/versions: the latest first. */
export const versionsSchema = z.object({
  versions: z.array(versionSchema),
  /** May the caller name, remove and restore versions? */
  mayRestore: z.boolean(),
  /** Does a restore reach the tries and attributions too? Not for a coach who edits. */
  withPractice: z.boolean(),
})
export type Versions = z.infer<typeof versionsSchema>

/** POST /api/cycles/:cycleId/versions: keeps the page as it is saved now. PUT …/versions/:versionId: calls one so. */
export const nameVersionSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'Give it a name.'), z.maxLength(longestVersionName, 'Make the name shorter.')),
})
export type NameVersion = z.infer<typeof nameVersionSchema>
export const madeVersionSchema = z.object({ versionId: z.string() })

/**
 * POST /api/cycles/:cycleId/versions/:versionId/restore. With `only`: nothing but these fields and tables, by their names in
 * cycles/fields. "Undo restore" is the restore of the version `before` of the answer.
 */
export const restoreSchema = z.object({
  only: z.optional(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(100))),
})
export type Restore = z.infer<typeof restoreSchema>
export const restoredSchema = z.object({
  /** The version that was taken just before, of kind `before-restore`. */
  before: z.string(),
  /** Names of the fields and tables that were changed; empty where the page said all of it already. */
  changed: z.array(z.string()),
})
export type Restored = z.infer<typeof restoredSchema>

/** One piece of a text, to be drawn in order: `before` is same + removed, `after` is same + added. May hold line breaks. */
export const partSchema = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export type Part = z.infer<typeof partSchema>

const plainSchema = z.nullable(z.union([z.string(), z.number(), z.boolean()]))
export type Plain = z.infer<typeof plainSchema>

/** What became of one field, or one column of a row. */
export const differenceSchema = z.discriminatedUnion('as', [
  /** Typed words, word by word. `emphasis`: the words are the same; what is bold, in italics or a list is not. */
  z.object({ as: z.literal('words'), parts: z.array(partSchema), emphasis: z.boolean() }),
  /** A number, a day (`YYYY-MM-DD`), a choice, yes or no, or the id of something that `names` of the comparison names. */
  z.object({ as: z.literal('value'), before: plainSchema, after: plainSchema }),
])
export type Difference = z.infer<typeof differenceSchema>

/** A row is matched by its id. One that is `added` or `removed` brings all its columns that say anything. */
export const rowDifferenceSchema = z.object({
  id: z.string(),
  /** Its first words, as they are after (before, where it is removed); '' where it has none. */
  label: z.string(),
  what: z.enum(['added', 'removed', 'changed']),
  /** It stands elsewhere among the rows of both. */
  moved: z.boolean(),
  /** By column, as in cycles/fields. */
  columns: z.array(z.object({ column: z.string(), difference: differenceSchema })),
})
export type RowDifference = z.infer<typeof rowDifferenceSchema>

/** One count of children: where it stands, in the team's words (measure, wave, breakdown and group or 'whole', pile). */
export const countDifferenceSchema = z.object({
  key: z.string(),
  measure: z.string(),
  wave: z.nullable(z.enum(['baseline', 'mid', 'end'])),
  /** Null: the whole group. */
  group: z.nullable(z.object({ breakdown: z.string(), label: z.string() })),
  of: z.enum(['n', 'met', 'pile']),
  pile: z.nullable(z.string()),
  before: z.nullable(z.number()),
  after: z.nullable(z.number()),
})
export type CountDifference = z.infer<typeof countDifferenceSchema>

const placeShape = { document: z.enum(historyDocuments), field: z.string(), step: z.nullable(z.enum(steps)) }

/** A field, a table or the counts: named as in cycles/fields, in the order of the page. Only what differs. */
export const fieldDifferenceSchema = z.discriminatedUnion('kind', [
  z.object({ ...placeShape, kind: z.literal('field'), difference: differenceSchema }),
  z.object({ ...placeShape, kind: z.literal('rows'), rows: z.array(rowDifferenceSchema) }),
  z.object({ ...placeShape, kind: z.literal('counts'), counts: z.array(countDifferenceSchema) }),
])
export type FieldDifference = z.infer<typeof fieldDifferenceSchema>

/** GET /api/cycles/:cycleId/versions/:versionId/comparison?with=now (or another version's id): from the older to the newer. */
export const comparisonSchema = z.object({
  /** The versions, or null for the page as it is saved now. The older one is `before`. */
  before: z.nullable(versionSchema),
  after: z.nullable(versionSchema),
  differences: z.array(fieldDifferenceSchema),
  /** What the ids in `value`s stand for: people by name, rows by their first words. */
  names: z.record(z.string(), z.string()),
})
export type Comparison = z.infer<typeof comparisonSchema>
export const comparisonQuerySchema = z.object({ with: z.optional(z.string().check(z.maxLength(100))) })

/** What can have happened to a field; never by whom. */
export const changeKinds = [
  /** Words were typed or changed. */
  'written',
  /** A number, day, choice or yes/no was set. */
  'chosen',
  /** A field that said something says nothing now. */
  'cleared',
  'added',
  'removed',
  'brought-back',
  'moved',
  /** Counts of children, or votes: how many of them were entered or changed. */
  'counted',
  /** Silent cards were turned over. */
  'revealed',
  /** A version was restored; about no field. */
  'restored',
  /** A colleague's device brought back work of before a restore of the server; about no field. */
  'recovered',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that changed, for one sentence: by field and kind, all rows of a table together. */
export const changeSchema = z.object({
  document: z.enum(historyDocuments),
  /** As in cycles/fields; null where it is about no field. */
  field: z.nullable(z.string()),
  step: z.nullable(z.enum(steps)),
  what: z.enum(changeKinds),
  /** Which columns of the rows, where it is about rows that were there before. */
  columns: z.array(z.string()),
  /** How many rows or counts; 1 for a field. */
  count: z.number(),
  /**
   * The rows by their first words as they are now, at most five. Empty for what is unsigned (cards, tries, attributions
   * and their like), where nothing says which row it was.
   */
  rows: z.array(z.object({ id: z.string(), label: z.string() })),
  /** The last time that it happened; of what is unsigned, the hour alone. */
  at: z.number(),
})
export type Change = z.infer<typeof changeSchema>

/**
 * GET /api/cycles/:cycleId/changes?since=…: what changed since then, in the order of the page; without `since`, since
 * the end of the caller's visit before this one (looks less than half an hour apart are one visit).
 */
export const changesSchema = z.object({
  /** Null: the caller has never been here before; then there is nothing to tell. */
  since: z.nullable(z.number()),
  changes: z.array(changeSchema),
})
export type Changes = z.infer<typeof changesSchema>
export const changesQuerySchema = z.object({ since: z.optional(z.string().check(z.regex(/^\d{1,15}$/))) })

// POST /api/cycles/:cycleId/visits (nothing in, nothing out): I have seen what is here now. A page sends it when it is hidden
// or left, and every few minutes while it is looked at, so that what I saw and did myself is not told as news.
