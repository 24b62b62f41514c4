import * as z from 'zod/mini'

/** Raised when the words of the building agreement change in more than spelling: it is then signed and read anew. */
export const agreementVersion = 1

/** In GET /api/session: who has signed the building's agreement, and whether this person has seen it. */
export const agreementSchema = z.object({
  signedBy: z.nullable(z.string()),
  /** Milliseconds since 1970. */
  signedAt: z.nullable(z.number()),
  seenAt: z.nullable(z.number()),
})
export type Agreement = z.infer<typeof agreementSchema>

/** POST /api/building/agreement/signature and /api/agreement/views: of which words. */
export const agreementVersionSchema = z.object({ version: z.number() })
