import * as z from 'zod/mini'
import { personSchema } from '../people/schema'
import { cycleSummarySchema, nextMeetingSchema } from '../teams/schema'

/** Where a live document is: `/sync/<id>?epoch=<epoch>`. */
export const documentAddressSchema = z.object({ id: z.string(), epoch: z.number() })
export type DocumentAddress = z.infer<typeof documentAddressSchema>

/** GET /api/cycles/:cycleId: everything about a cycle that is not in its documents. */
export const cycleSchema = z.object({
  ...cycleSummarySchema.shape,
  team: z.object({ id: z.string(), name: z.string(), grade: z.string(), students: z.number() }),
  members: z.array(personSchema),
  coaches: z.array(personSchema),
  nextMeeting: z.nullable(nextMeetingSchema),
  previousCycleId: z.nullable(z.string()),
  nextCycleId: z.nullable(z.string()),
  /** False for a coach whom the team has not let edit: the documents open read-only. */
  mayEdit: z.boolean(),
  documents: z.object({
    cycle: documentAddressSchema,
    /** Null for who may not see tries and attributions. */
    practice: z.nullable(documentAddressSchema),
    /** My own; null for who is not a member of the team. */
    personal: z.nullable(documentAddressSchema),
  }),
})
export type CycleDetail = z.infer<typeof cycleSchema>

/** POST /api/teams/:teamId/cycles answers with the new cycle, and POST …/close with the one it opened, if any. */
export const openedCycleSchema = z.object({ cycleId: z.string() })

/** POST /api/cycles/:cycleId/reveals: the server copies everyone's silent cards into the team's room, once each. */
export const revealSchema = z.object({ what: z.enum(['predictions', 'cards']) })
export type Reveal = z.infer<typeof revealSchema>
/** How many cards this reveal copied, over all authors together. */
export const revealedSchema = z.object({ copied: z.number() })

/** POST /api/cycles/:cycleId/close: ends the cycle; with `openNext` the next one opens and carries the decisions in. */
export const closeSchema = z.object({ openNext: z.boolean() })
export const closedSchema = z.object({ nextCycleId: z.nullable(z.string()) })

/** POST /api/cycles/:cycleId/images: a picture (JPEG, PNG or WebP, at most 2 MiB as sent) for an artefact. */
export const savedImageSchema = z.object({ imageId: z.string() })
