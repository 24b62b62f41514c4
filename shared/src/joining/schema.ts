import * as z from 'zod/mini'
import { emailSchema, nameSchema } from '../buildings/schema'
import { personSchema } from '../people/schema'

/** Letters and digits that nobody mistakes for one another, read aloud or on a whiteboard. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 8

/** What was typed, as a code is kept: capitals, no spaces or dashes. */
export function toCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '')
}

/** GET and POST /api/teams/:teamId/join-code: both null while there is none that is still good. */
export const joinCodeSchema = z.object({
  code: z.nullable(z.string()),
  /** Milliseconds since 1970. */
  expiresAt: z.nullable(z.number()),
})
export type JoinCode = z.infer<typeof joinCodeSchema>

/** How somebody stands to the team whose code they hold. */
export const joinStates = ['stranger', 'waiting', 'member'] as const

/** GET /api/join/:code: all that a stranger learns of a team is its name. */
export const joinPageSchema = z.object({
  team: z.object({ name: z.string() }),
  building: z.object({ name: z.string() }),
  /** May somebody new register here with a password? */
  passwords: z.boolean(),
  /** Of whoever is signed in; a stranger when nobody is. */
  state: z.enum(joinStates),
})
export type JoinPage = z.infer<typeof joinPageSchema>

/** POST /api/join/:code, by somebody who is signed in. Asking again changes nothing. */
export const joinStateSchema = z.object({ state: z.enum(joinStates) })

/** POST /api/join/:code/registration: somebody new; signs them in and asks the team. */
export const registrationSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: z.string().check(z.maxLength(1000, 'This is longer than a password can be.')),
  ownDevice: z.optional(z.boolean()),
})
export type Registration = z.infer<typeof registrationSchema>

/** GET /api/teams/:teamId/join-requests: who waits at the door, longest first. */
export const joinRequestsSchema = z.object({
  requests: z.array(z.object({ id: z.string(), person: personSchema, email: z.nullable(z.string()), askedAt: z.number() })),
})
export type JoinRequests = z.infer<typeof joinRequestsSchema>

/** POST /api/teams/:teamId/join-requests/:requestId */
export const decideJoinSchema = z.object({ letIn: z.boolean() })
