import type { Flag } from './flag'

/** Google, Microsoft, or any other OIDC issuer that the building signs in with. */
export interface SignInProvidersTable {
  id: string
  building_id: string
  kind: 'google' | 'microsoft' | 'oidc'
  name: string
  issuer: string
  client_id: string
  /** Sealed with a key that lies beside the database, not in it. */
  client_secret: Uint8Array
  /** JSON arrays; empty: any. */
  allowed_tenants: string
  allowed_domains: string
  enabled: Flag
  created_at: number
}

/** A person on their way to a provider and back. */
export interface PendingSignInsTable {
  state_hash: string
  building_id: string
  provider_id: string
  /** Of a cookie: nobody finishes what another browser has begun. */
  browser_hash: string
  nonce: string
  verifier: string
  /** The invitation or join that this sign-in is to bind to an identity; null: an ordinary sign-in. */
  link_hash: string | null
  /** Somebody who is signed in and links an account of theirs; null: an ordinary sign-in. */
  person_id: string | null
  own_device: Flag
  return_to: string
  expires_at: number
}

/** Who somebody is elsewhere: issuer and subject, never an e-mail address. */
export interface IdentitiesTable {
  building_id: string
  issuer: string
  subject: string
  person_id: string
  created_at: number
}

export interface PasswordsTable {
  building_id: string
  person_id: string
  /** Argon2id, in its own text form. */
  hash: string
  changed_at: number
}

/** Links that work once: an invitation (30 days), a password reset. */
export interface OneTimeLinksTable {
  id_hash: string
  building_id: string
  kind: 'invitation' | 'password-reset'
  person_id: string
  created_by: string | null
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface JoinCodesTable {
  building_id: string
  team_id: string
  code: string
  created_at: number
  expires_at: number
}

/** Somebody has come with a team's code; a member lets them in. */
export interface JoinRequestsTable {
  id: string
  building_id: string
  team_id: string
  person_id: string
  asked_at: number
  decided_at: number | null
  decided_by: string | null
  let_in: Flag | null
}
