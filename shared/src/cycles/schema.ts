import * as z from 'zod/mini'
import { personSchema } from '../people/schema'
import { cycleSummarySchema, emergencyNoticeSchema, nextMeetingSchema } from '../teams/schema'

/** Where a live document is: `/sync/<id>?epoch=<epoch>`. */
export const documentAddressSchema = z.object({ id: z.string(), epoch: z.number() })
export type DocumentAddress = z.infer<typeof documentAddressSchema>

/** Who else than the team's members can see a cycle, so that the page can say so truly. */
export const sightSchema = z.object({
  coaches: z.array(z.object({ name: z.string(), paused: z.boolean(), practiceShared: z.boolean() })),
  /** Who has a look today: a leader whom the team has invited, an admin in an emergency. */
  visitors: z.array(z.object({ name: z.string(), as: z.enum(['invited', 'emergency']), until: z.number() })),
})
export type Sight = z.infer<typeof sightSchema>

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
  /** The tries and attributions stay the team's to write, also where its coach may edit the rest. */
  mayWriteTries: z.boolean(),
  /** What I am to the team; a visitor until when, milliseconds since 1970, and keeps no copy of anything. */
  as: z.enum(['member', 'coach', 'invited', 'emergency']),
  until: z.nullable(z.number()),
  sight: sightSchema,
  /** Of the last 14 days, latest first. Members only. */
  emergencies: z.array(emergencyNoticeSchema),
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
