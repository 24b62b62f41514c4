import type { ProviderInput, ProviderKind } from 'shared/auth/schema'
import type { ProviderRow } from './providers-api'

/** A provider as its form holds it: everything as typed. */
export interface ProviderValues {
  kind: ProviderKind
  name: string
  issuer: string
  clientId: string
  clientSecret: string
  domains: string
  tenants: string
  enabled: boolean
}

const usualNames = { google: 'Google', microsoft: 'Microsoft', oidc: '' } as const

export function valuesOf(row: ProviderRow | null): ProviderValues {
  if (row === null) {
    const nothing = { issuer: '', clientId: '', clientSecret: '', domains: '', tenants: '' }
    return { kind: 'google', name: usualNames.google, ...nothing, enabled: true }
  }
  const { kind, name, issuer, clientId, domains, tenants, enabled } = row
  return { kind, name, issuer, clientId, clientSecret: '', domains: domains.join(', '), tenants: tenants.join(', '), enabled }
}

/** Another kind; its name with it, unless somebody has typed one. */
export function withKind(values: ProviderValues, kind: ProviderKind): ProviderValues {
  return { ...values, kind, name: values.name === usualNames[values.kind] ? usualNames[kind] : values.name }
}

/** What the server is asked to keep. An empty secret says nothing. */
export function inputOf({ kind, name, issuer, clientId, clientSecret, domains, tenants, enabled }: ProviderValues): ProviderInput {
  const common = { name, clientId, enabled, ...(clientSecret !== '' && { clientSecret }) }
  switch (kind) {
    case 'google':
      return { kind, ...common, domains: listOf(domains) }
    case 'microsoft':
      return { kind, ...common, tenants: listOf(tenants) }
    case 'oidc':
      return { kind, ...common, issuer, domains: listOf(domains) }
    default:
      return kind satisfies never
  }
}

function listOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '')
}
