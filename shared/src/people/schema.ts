import * as z from 'zod/mini'
import { buildingRoles } from '../access/standing'
import { agreementSchema } from '../buildings/agreement'
import { presenceColors } from '../sync/wire'

/** What a person may be in a building. Whoever is a member of a team is a teacher there; roles come on top. */
export const roles = ['teacher', ...buildingRoles] as const
export type Role = (typeof roles)[number]

/** A person as colleagues see them: a name, initials for the margin, and a presence color. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  initials: z.string(),
  color: z.enum(presenceColors),
})
export type Person = z.infer<typeof personSchema>

const teamNameSchema = z.object({ id: z.string(), name: z.string(), grade: z.string() })

/** GET /api/session: who is signed in here, and for how long. */
export const sessionSchema = z.object({
  person: personSchema,
  roles: z.array(z.enum(roles)),
  building: z.object({ id: z.string(), name: z.string(), demo: z.boolean() }),
  teams: z.array(teamNameSchema),
  followedTeams: z.array(teamNameSchema),
  agreement: agreementSchema,
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
})
export type Session = z.infer<typeof sessionSchema>

/** GET /api/session/local-key: the key (32 bytes, base64) that seals this person's local copies (sync.md A5). */
export const localKeySchema = z.object({ personId: z.string(), key: z.string() })

/** GET /api/demo: the people of the demo school, for the one-click sign-in. 404 where the building is a real one. */
export const demoSchema = z.object({
  building: z.object({ id: z.string(), name: z.string(), students: z.number() }),
  people: z.array(
    z.object({
      ...personSchema.shape,
      roles: z.array(z.enum(roles)),
      /** "Grade 3", or the person's work: "Principal". */
      work: z.string(),
      teamId: z.nullable(z.string()),
    }),
  ),
})
export type Demo = z.infer<typeof demoSchema>

/** POST /api/demo/sign-in */
export const demoSignInSchema = z.object({ personId: z.string().check(z.maxLength(64)), ownDevice: z.optional(z.boolean()) })
