import * as z from 'zod/mini'
import { longestName } from './limits'

/** What is to be erased, where. Only ever in a body: a name in an address would stand in logs and histories. */
export const nameToEraseSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(longestName)),
  /** Only where each of its words begins with a capital letter: for a name that is an ordinary word too. */
  capitalized: z.boolean(),
})
export type NameToErase = z.infer<typeof nameToEraseSchema>

/** `again` is the name, typed once more. */
export const eraseNameSchema = z.object({ ...nameToEraseSchema.shape, again: z.string().check(z.maxLength(longestName)) })
export type EraseName = z.infer<typeof eraseNameSchema>

const inTeamOrBuilding = { teamId: z.nullable(z.string().check(z.maxLength(64))) }
/** An admin's: of one team, or of the whole building. */
export const nameToEraseInBuildingSchema = z.object({ ...nameToEraseSchema.shape, ...inTeamOrBuilding })
export const eraseNameInBuildingSchema = z.object({ ...eraseNameSchema.shape, ...inTeamOrBuilding })

/**
 * What holds words: a document's field or table (`cycle`, `practice`), or what stands beside it. Personal documents are
 * looked through as well and are never among these, whatever was in them.
 */
export const placeKinds = ['cycle', 'practice', 'card', 'ask', 'answer', 'pause', 'version', 'meeting', 'emergency', 'team'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Where a name was found, or erased. */
export const placeSchema = z.object({
  kind: z.enum(placeKinds),
  /** Null where it belongs to no team's page; an admin is told none. */
  teamId: z.nullable(z.string()),
  cycleId: z.nullable(z.string()),
  /** The field or table of a document, as in cycles/fields; null for what is no document, and for an admin. */
  field: z.nullable(z.string()),
  count: z.number(),
})
export type Place = z.infer<typeof placeSchema>

/** What makes a name one to think twice about. */
export const cautions = ['short', 'ordinary-word', 'colleague', 'often'] as const
export type Caution = (typeof cautions)[number]

/** POST …/erasures/preview: where the name stands now. Changes nothing. */
export const erasurePreviewSchema = z.object({
  /** How many words the name has. */
  words: z.number(),
  cautions: z.array(z.enum(cautions)),
  places: z.array(z.object({ ...placeSchema.shape, /** The words around it; none for an admin. */ excerpts: z.array(z.string()) })),
  /** Personal documents that are looked through as well; nobody is told what was found in them. */
  personalDocuments: z.number(),
  /** Pictures, in which nothing can be found. */
  pictures: z.number(),
  /** Numbers of the cycles that are named in `places`, by id. */
  cycles: z.record(z.string(), z.number()),
  /** Until when backups that were made before still hold it, milliseconds since 1970; null: nobody here knows. */
  backupsUntil: z.nullable(z.number()),
})
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>

/** What was erased where; never the name, never what was found in a personal document. */
export const erasureReportSchema = z.object({
  places: z.array(placeSchema),
  /** All documents that began anew, whether or not anything was found in them. */
  documents: z.number(),
  pictures: z.number(),
  /** Copies of the database from before upgrades, deleted with it. */
  copies: z.number(),
  backupsUntil: z.nullable(z.number()),
})
export type ErasureReport = z.infer<typeof erasureReportSchema>

/** An erasure as the register keeps it. */
export const erasureSchema = z.object({
  id: z.string(),
  teamId: z.nullable(z.string()),
  words: z.number(),
  capitalized: z.boolean(),
  /** A name; null: somebody whom this building does not know any more. */
  by: z.nullable(z.string()),
  askedAt: z.number(),
  /** Null while it is under way. */
  finishedAt: z.nullable(z.number()),
  report: z.nullable(erasureReportSchema),
})
export type Erasure = z.infer<typeof erasureSchema>

/** GET …/erasures: latest first. */
export const erasuresSchema = z.object({ erasures: z.array(erasureSchema), cycles: z.record(z.string(), z.number()) })
export type Erasures = z.infer<typeof erasuresSchema>

/** POST /api/erased-copies: a device asks which of its copies, by document and epoch, hold what was erased since. */
export const keptCopiesSchema = z.object({
  copies: z.array(z.object({ documentId: z.string().check(z.maxLength(100)), epoch: z.number() })).check(z.maxLength(500)),
})
export const erasedCopiesSchema = z.object({
  erased: z.array(z.object({ documentId: z.string(), epoch: z.number() })),
  /** When something was last erased in the building, milliseconds since 1970: answers that are older go too. */
  latest: z.nullable(z.number()),
})
export type ErasedCopies = z.infer<typeof erasedCopiesSchema>
