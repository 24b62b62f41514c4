import * as z from 'zod/mini'
import { type SharedCard, sharedCardSchema } from './schema'

/** The bodies and answers of the API about a shared card: its preview, who opened it, its guest links, the list. */

/** A place in a free text of the card that may hold a number or a name; `start` and `end` as for `slice`. */
export const hintSchema = z.object({
  part: z.string(),
  start: z.number(),
  end: z.number(),
  kind: z.enum(['number', 'name']),
})

export const publishedSchema = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The name of who published it. */
  by: z.string(),
  sharedWithTeams: z.boolean(),
})

/** Is there nothing on the card that anybody could learn from? Such a card is not published. */
export function isEmptyCard({ question, strategy, theory, results, decisions }: SharedCard): boolean {
  const words = [question, strategy.name, ...theory.ifs, theory.thenStudents]
  return words.every((text) => text === '') && results.length + decisions.length === 0
}

/** What would leave the team if it published now, as `GET /api/cycles/:cycleId/card/preview` answers. */
export const previewSchema = z.object({
  card: sharedCardSchema,
  hints: z.array(hintSchema),
  /** Of `card`: publishing sends it back, so that what is published is what was looked at. */
  digest: z.string(),
  /** Null while nobody outside the team can read the card. */
  published: z.nullable(publishedSchema),
  /** The team's room has changed since: others read an older card than this one. */
  changedSince: z.boolean(),
  /** Does the building let teams give guest links? */
  guestLinks: z.boolean(),
})
export type Preview = z.infer<typeof previewSchema>

export const publishSchema = z.object({
  sharedWithTeams: z.boolean(),
  /** The digest of the preview that was looked at. */
  expected: z.string().check(z.maxLength(100)),
})

export const sharingSchema = z.object({ sharedWithTeams: z.boolean() })

/** What a reader gets, as `GET /api/cycles/:cycleId/card` answers. */
export const readCardSchema = z.object({
  card: sharedCardSchema,
  /** Milliseconds since 1970. */
  publishedAt: z.number(),
  /** The reader is a member of the team whose card it is. */
  own: z.boolean(),
})
export type ReadCard = z.infer<typeof readCardSchema>

/** Somebody outside the team who has opened the card. */
export const openingSchema = z.object({
  reader: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), name: z.string(), role: z.enum(['teacher', 'coach', 'leader', 'admin']) }),
    /** Whoever holds a guest link; `madeAt` says which one. */
    z.object({ kind: z.literal('guest'), madeAt: z.number() }),
  ]),
  /** The last time; milliseconds since 1970. */
  at: z.number(),
  /** How often: at most once an hour is put on record. */
  times: z.number(),
})
export const openingsSchema = z.object({ openings: z.array(openingSchema) })
export type Opening = z.infer<typeof openingSchema>

export const mostGuestDays = 30
export const makeGuestLinkSchema = z.object({ days: z.int().check(z.minimum(1), z.maximum(mostGuestDays)) })

/** A guest link, told once: the server keeps no more than the hash of its token. */
export const madeGuestLinkSchema = z.object({
  id: z.string(),
  /** From the root of the site: `/guest/…`. */
  path: z.string(),
  expiresAt: z.number(),
})

/** A guest link that is still good. */
export const guestLinkSchema = z.object({
  id: z.string(),
  /** The name of who made it. */
  by: z.string(),
  madeAt: z.number(),
  expiresAt: z.number(),
})
export const guestLinksSchema = z.object({ links: z.array(guestLinkSchema) })
export type GuestLink = z.infer<typeof guestLinkSchema>

/** What a guest gets, as `GET /api/guest/:token` answers. */
export const guestCardSchema = z.object({
  card: sharedCardSchema,
  building: z.string(),
  publishedAt: z.number(),
  expiresAt: z.number(),
})
export type GuestCard = z.infer<typeof guestCardSchema>

/** One line of the list of cards that somebody may read. */
export const listedCardSchema = z.object({
  cycleId: z.string(),
  number: z.number(),
  /** The inquiry question; empty where the team wrote none. */
  title: z.string(),
  team: z.object({ id: z.string(), name: z.string(), grade: z.string() }),
  strategy: z.string(),
  publishedAt: z.number(),
  sharedWithTeams: z.boolean(),
})
export const listedCardsSchema = z.object({ cards: z.array(listedCardSchema) })
export type ListedCard = z.infer<typeof listedCardSchema>
