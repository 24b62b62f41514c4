import type { SignInProblem } from 'shared/auth/schema'
import type { SignInProvidersTable } from '../../db/sign-in-tables'

/** What an ID token says that was checked (oidc.ts). */
export interface Claims {
  iss: string
  sub: string
  [claim: string]: unknown
}

/** Who somebody is elsewhere. Nothing else of what a provider says is kept. */
export interface Identity {
  issuer: string
  subject: string
}

export type Allowed = Pick<SignInProvidersTable, 'kind' | 'issuer'> & { tenants: string[]; domains: string[] }

export const googleIssuer = 'https://accounts.google.com'

/** Microsoft's issuer of one organization. */
const microsoftIssuer = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`

/** The issuer to discover: of the one organization, or of all, among which the allowed ones are then picked. */
export function microsoftDiscovery(tenants: readonly string[]): string {
  const [only, ...more] = tenants
  return microsoftIssuer(only === undefined || more.length > 0 ? 'organizations' : only)
}

/** The identity that claims name, if this building lets it in; otherwise why not. */
export function judgeClaims(provider: Allowed, claims: Claims): Identity | Extract<SignInProblem, 'not-allowed' | 'not-trusted'> {
  if (!comesFrom(provider, claims.iss)) return provider.kind === 'microsoft' && isForeignTenant(provider, claims) ? 'not-allowed' : 'not-trusted'
  if (provider.kind === 'microsoft' && claims.iss !== microsoftIssuer(String(claims.tid))) return 'not-trusted'
  return isOfAllowedDomain(provider, claims) ? { issuer: claims.iss, subject: claims.sub } : 'not-allowed'
}

/** May this provider speak for that issuer? Microsoft's is another one for each organization. */
export function comesFrom({ kind, issuer, tenants }: Allowed, claimed: string): boolean {
  return kind === 'microsoft' ? tenants.map(microsoftIssuer).includes(claimed) : claimed === issuer
}

function isForeignTenant({ tenants }: Allowed, { iss, tid }: Claims): boolean {
  return typeof tid === 'string' && !tenants.includes(tid) && iss === microsoftIssuer(tid)
}

/**
 * Google: `hd`, which Google alone sets, for accounts that an organization manages; an address that ends in the domain
 * may be anybody's. Others: the domain of a verified address, as one restriction more; never as who somebody is.
 */
function isOfAllowedDomain({ kind, domains }: Allowed, { hd, email, email_verified }: Claims): boolean {
  if (kind === 'microsoft' || (kind === 'oidc' && domains.length === 0)) return true
  const domain = kind === 'google' ? hd : email_verified === true && typeof email === 'string' ? email.split('@').at(-1) : undefined
  return typeof domain === 'string' && domains.includes(domain.toLowerCase())
}
