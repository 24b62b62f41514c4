import type { ProviderButton, Providers } from 'shared/auth/schema'
import * as z from 'zod'
import type { SignInProvidersTable } from '../../db/sign-in-tables'
import type { Allowed } from './claims'
import { comesFrom } from './claims'
import type { ProviderRecord } from './oidc'
import { open } from './sealing'

const listSchema = z.array(z.string())
const listOf = (json: string): string[] => z.parse(listSchema, JSON.parse(json))

/** As whoever is not signed in sees it. */
export function buttonOf({ id, kind, name }: SignInProvidersTable): ProviderButton {
  return { id, kind, name }
}

/** Whom it lets in. */
export function allowedBy({ kind, issuer, allowed_tenants, allowed_domains }: SignInProvidersTable): Allowed {
  return { kind, issuer, tenants: listOf(allowed_tenants), domains: listOf(allowed_domains) }
}

/** As admins see it: all but the secret. */
export function adminView(row: SignInProvidersTable, linkedIssuers: readonly string[]): Providers['providers'][number] {
  const { tenants, domains } = allowedBy(row)
  const { issuer, client_id: clientId } = row
  return { ...buttonOf(row), issuer, clientId, tenants, domains, enabled: row.enabled === 1, linked: isLinked(row, linkedIssuers) }
}

export function isLinked(row: SignInProvidersTable, linkedIssuers: readonly string[]): boolean {
  const allowed = allowedBy(row)
  return linkedIssuers.some((issuer) => comesFrom(allowed, issuer))
}

/** For the conversation with the provider itself. */
export function unsealed(row: SignInProvidersTable, sealingKey: Uint8Array): ProviderRecord {
  const { id, kind, issuer, client_id, client_secret } = row
  const asksEmail = kind === 'google' || (kind === 'oidc' && allowedBy(row).domains.length > 0)
  return { id, kind, issuer, clientId: client_id, clientSecret: open(sealingKey, client_secret, id), asksEmail }
}
