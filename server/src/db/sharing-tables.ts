import type { Flag } from './flag'

/** A cycle's shared card, while it is published. */
export interface SharedCardsTable {
  building_id: string
  team_id: string
  cycle_id: string
  published_at: number
  published_by: string
  shared_with_teams: Flag
  /** JSON, with counts: only for making `card` again when a setting changes. No road out reads it. */
  source: string
  /** JSON: what leaves the team. */
  card: string
}

/** Who opened a shared card; the team can read it. */
export interface CardOpeningsTable {
  id: string
  building_id: string
  cycle_id: string
  /** Null: a guest. */
  person_id: string | null
  guest_link_id: string | null
  at: number
}

export interface GuestLinksTable {
  id: string
  building_id: string
  cycle_id: string
  token_hash: string
  created_by: string
  created_at: number
  expires_at: number
  revoked_at: number | null
}

/** A team's dated invitation of a leader into its room, read-only. */
export interface LeaderInvitationsTable {
  id: string
  building_id: string
  team_id: string
  person_id: string
  invited_by: string
  starts_at: number
  ends_at: number
  withdrawn_at: number | null
}

/** An admin in a team's room, with a reason that the team reads. */
export interface EmergencyAccessesTable {
  id: string
  building_id: string
  team_id: string
  person_id: string
  reason: string
  starts_at: number
  ends_at: number
}

/** A meeting of a team's plan: they met, or they could not. The reason stays with team and coach. */
export interface MeetingsTable {
  building_id: string
  team_id: string
  /** 'YYYY-MM-DD' */
  date: string
  met: Flag
  reason: string
  recorded_by: string
  recorded_at: number
}
