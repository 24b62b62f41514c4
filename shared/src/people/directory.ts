import * as z from 'zod/mini'
import { buildingRoles } from '../access/standing'
import { emailSchema, nameSchema } from '../buildings/schema'

/**
 * `new`: written down, cannot sign in yet; `invited`: holds a link that is still good; `active`: can sign in;
 * `deactivated`: let in nowhere, still named.
 */
export const personStates = ['new', 'invited', 'active', 'deactivated'] as const
export type PersonState = (typeof personStates)[number]

const teamName = z.object({ id: z.string(), name: z.string() })
const rolesSchema = z.array(z.enum(buildingRoles)).check(z.maxLength(3))

/** A person as the admin of their building sees them: nothing of what they do. */
export const directoryPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  roles: rolesSchema,
  teams: z.array(teamName),
  coachedTeams: z.array(teamName),
  state: z.enum(personStates),
  /** Whether they sign in by password, and by which providers, by name. */
  signsInWith: z.object({ password: z.boolean(), providers: z.array(z.string()) }),
  /** Until when their latest invitation is good; milliseconds since 1970. */
  invitedUntil: z.nullable(z.number()),
})
export type DirectoryPerson = z.infer<typeof directoryPersonSchema>

/** GET /api/people */
export const directorySchema = z.object({
  people: z.array(directoryPersonSchema),
  teams: z.array(teamName),
  /** Is there a mail server, so that an invitation can go by mail? */
  mails: z.boolean(),
})
export type Directory = z.infer<typeof directorySchema>

/** POST /api/people */
export const newPersonSchema = z.object({
  name: nameSchema,
  email: z.optional(z.nullable(emailSchema)),
  roles: rolesSchema,
  teamIds: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(40)),
})
export type NewPerson = z.infer<typeof newPersonSchema>
export const madePersonSchema = z.object({ personId: z.string() })

/** PATCH /api/people/:personId: what is left out stays; an address of null is taken away. */
export const personChangeSchema = z.object({ name: z.optional(nameSchema), email: z.optional(z.nullable(emailSchema)) })
export type PersonChange = z.infer<typeof personChangeSchema>

/** PUT /api/people/:personId/roles: all of them. */
export const rolesChangeSchema = z.object({ roles: rolesSchema })

/** POST /api/people/:personId/invitations: a link for this person alone, good once. It is not shown again. */
export const invitationSchema = z.object({
  url: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  /** `sent`; `no-address`, `no-mail` (no mail server): pass the link on; `failed`: so too, and the log says why. */
  mailed: z.enum(['sent', 'no-address', 'no-mail', 'failed']),
})
export type Invitation = z.infer<typeof invitationSchema>
