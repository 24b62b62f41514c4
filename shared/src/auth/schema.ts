import * as z from 'zod/mini'
import { allowedDomains, allowedTenants, longestPassword, longestSecret } from './limits'

export const providerKinds = ['google', 'microsoft', 'oidc'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** A provider as somebody who is not signed in sees it: enough to draw its button. */
export const providerButtonSchema = z.object({ id: z.string(), kind: z.enum(providerKinds), name: z.string() })
export type ProviderButton = z.infer<typeof providerButtonSchema>

/** GET /api/sign-in: what this server offers to somebody who is not signed in. */
export const signInOfferSchema = z.object({
  demo: z.boolean(),
  /** Is there a building? Without one, the link that the server printed at its start sets it up. */
  setUp: z.boolean(),
  buildingName: z.nullable(z.string()),
  passwords: z.boolean(),
  /** Does this server send mail, so that a forgotten password can be made anew without an admin? */
  mail: z.boolean(),
  providers: z.array(providerButtonSchema),
})
export type SignInOffer = z.infer<typeof signInOfferSchema>

const emailSchema = z.string().check(z.trim(), z.minLength(1, 'Enter your e-mail address.'), z.maxLength(254, 'This address is too long.'))
/** Bounded, and nothing else: what makes a good password is a rule (password-rules.ts) that answers in words of its own. */
const passwordSchema = z.string().check(z.minLength(1, 'Enter a password.'), z.maxLength(longestPassword * 4, 'This is longer than a password can be.'))

/** POST /api/sign-in/password */
export const passwordSignInSchema = z.object({ email: emailSchema, password: passwordSchema, ownDevice: z.optional(z.boolean()) })

/** POST /api/sign-in/password/forgot */
export const forgotPasswordSchema = z.object({ email: emailSchema })

/** PUT /api/me/password */
export const passwordChangeSchema = z.object({ current: passwordSchema, next: passwordSchema })

/** GET /api/links/:token: what a one-time link is for. */
export const oneTimeLinkSchema = z.object({
  kind: z.enum(['invitation', 'password-reset']),
  personName: z.string(),
  building: z.object({ name: z.string() }),
  /** The name of the account, for who signs in by password; null: none is known, so no password can be set. */
  email: z.nullable(z.string()),
  /** Ways to sign in with this link. */
  providers: z.array(providerButtonSchema),
  passwords: z.boolean(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
})
export type OneTimeLink = z.infer<typeof oneTimeLinkSchema>

/** POST /api/links/:token/password */
export const linkPasswordSchema = z.object({ password: passwordSchema, ownDevice: z.optional(z.boolean()) })

/** POST /api/people/:personId/reset-link: given once, to the admin who asked. */
export const resetLinkSchema = z.object({ url: z.string(), expiresAt: z.number() })

/** Why a sign-in with a provider did not come about; in the address of the page that the browser is sent back to. */
export const signInProblems = [
  /** The provider did not answer. */
  'provider-down',
  /** Somebody pressed Cancel there, or it did not let them in. */
  'declined',
  /** Begun in another browser, too long ago, or finished before. */
  'not-finished',
  /** What the provider said could not be trusted. */
  'not-trusted',
  /** An account of another organization. */
  'not-allowed',
  /** Nobody here has this account yet. */
  'unknown',
  /** The invitation is used, replaced or over. */
  'link-over',
  /** The account is somebody else's here already. */
  'taken',
] as const
export type SignInProblem = (typeof signInProblems)[number]

/** GET /api/sessions: where I am signed in, latest use first. Times are milliseconds since 1970. */
export const devicesSchema = z.object({
  devices: z.array(
    z.object({
      id: z.string(),
      /** Is it the one that asks? */
      here: z.boolean(),
      /** "Chrome"; null when it does not say so in a way that we know. */
      browser: z.nullable(z.string()),
      /** "Chromebook" */
      system: z.nullable(z.string()),
      ownDevice: z.boolean(),
      signedInAt: z.number(),
      lastUsedAt: z.number(),
      expiresAt: z.number(),
    }),
  ),
})
export type Devices = z.infer<typeof devicesSchema>

/** GET /api/me/sign-in: the ways in which I may sign in. */
export const myWaysInSchema = z.object({
  email: z.nullable(z.string()),
  hasPassword: z.boolean(),
  /** Does the building let people sign in by password? */
  passwords: z.boolean(),
  providers: z.array(z.object({ ...providerButtonSchema.shape, linked: z.boolean() })),
})
export type MyWaysIn = z.infer<typeof myWaysInSchema>

/** POST /api/me/identities: the provider's address to go on to; back here, the account there is mine here. */
export const newIdentitySchema = z.object({ providerId: z.string().check(z.maxLength(64)) })
export const goOnSchema = z.object({ url: z.string() })

const providerFields = {
  name: z.string().check(z.trim(), z.minLength(1, 'Give it a name, as it is to stand on its button.'), z.maxLength(60, 'At most 60 letters.')),
  clientId: z.string().check(z.trim(), z.minLength(1, 'Paste the client ID that the provider gave you.'), z.maxLength(300)),
  /** Write-only. Left out in a change: the one that is there stays. */
  clientSecret: z.optional(z.string().check(z.trim(), z.minLength(1, 'Paste the client secret.'), z.maxLength(longestSecret))),
  enabled: z.boolean(),
}

/** POST /api/building/providers and PUT /api/building/providers/:providerId. */
export const providerInputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('google'),
    ...providerFields,
    domains: allowedDomains.check(z.minLength(1, 'Name your school’s Google Workspace domain, for example school.org.')),
  }),
  z.object({
    kind: z.literal('microsoft'),
    ...providerFields,
    tenants: allowedTenants.check(z.minLength(1, 'Name your school’s tenant ID.')),
  }),
  z.object({
    kind: z.literal('oidc'),
    ...providerFields,
    issuer: z.string().check(z.trim(), z.maxLength(500), z.refine(isIssuer, 'Give the issuer’s address, beginning with https://.')),
    domains: allowedDomains,
  }),
])
export type ProviderInput = z.infer<typeof providerInputSchema>

/** GET /api/building/providers */
export const providersSchema = z.object({
  passwords: z.boolean(),
  /** What the provider must be told to send people back to. */
  redirectUri: z.string(),
  providers: z.array(
    z.object({
      ...providerButtonSchema.shape,
      issuer: z.string(),
      clientId: z.string(),
      tenants: z.array(z.string()),
      domains: z.array(z.string()),
      enabled: z.boolean(),
      /** Has the admin who asks signed in with it, or linked it? */
      linked: z.boolean(),
    }),
  ),
})
export type Providers = z.infer<typeof providersSchema>

export const madeProviderSchema = z.object({ providerId: z.string() })

/** PUT /api/building/passwords */
export const passwordsSwitchSchema = z.object({ on: z.boolean() })

/** Without TLS anybody on the way could be the provider; on this machine alone there is no way. */
function isIssuer(text: string): boolean {
  return /^(https:\/\/[a-z0-9.-]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\]))(:\d+)?(\/[\w.~%/-]*)?$/i.test(text)
}
