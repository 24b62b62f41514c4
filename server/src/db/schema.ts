import type { Generated } from 'kysely'
import type { DocumentKind } from 'shared/cycles/fields'
import type { Step } from 'shared/cycles/steps'
import type { AskAnswersTable, AsksTable } from './ask-tables'
import type { ClientIdsTable, DocumentAuthorsTable, DocumentSnapshotsTable } from './document-tables'
import type { ErasedDocumentsTable, ErasuresTable } from './erasing-tables'
import type { Flag } from './flag'
import type { CycleChangesTable, CycleVersionsTable, VersionDocumentsTable } from './history-tables'
import type {
  CardOpeningsTable,
  EmergencyAccessesTable,
  GuestLinksTable,
  LeaderInvitationsTable,
  MeetingsTable,
  SharedCardsTable,
} from './sharing-tables'
import type {
  IdentitiesTable,
  JoinCodesTable,
  JoinRequestsTable,
  OneTimeLinksTable,
  PasswordsTable,
  PendingSignInsTable,
  SignInProvidersTable,
} from './sign-in-tables'

/**
 * The tables, as Kysely sees them. Times are milliseconds since 1970, flags 0 or 1, ids text, JSON text, so that one
 * set of queries gives the same answers on SQLite and on PostgreSQL. Every table carries `building_id`.
 */

export interface BuildingsTable {
  building_id: string
  name: string
  demo: Flag
  created_at: number
  /** Small numbers: 5 to 30 (product.md). */
  minimum_group: Generated<number>
  /** Small numbers: JSON, null for the defaults. */
  bands: Generated<string | null>
  /** May teams give guest links to their shared cards? */
  guest_links: Generated<Flag>
  /** May people sign in by password? */
  passwords: Generated<Flag>
  /** School years for which closed cycles are kept. */
  retention_years: Generated<number>
  /** IANA; null: the server's own. */
  time_zone: Generated<string | null>
  agreement_signed_by: Generated<string | null>
  agreement_signed_at: Generated<number | null>
  /** `agreementVersion` in shared/buildings/agreement, of the words that were signed. */
  agreement_version: Generated<number | null>
}

export interface SchoolYearsTable {
  id: string
  building_id: string
  /** 'YYYY-MM-DD' */
  starts_on: string
  ends_on: string
  ended_at: number | null
}

/** Who has seen the building agreement. */
export interface AgreementViewsTable {
  building_id: string
  person_id: string
  version: number
  seen_at: number
}

export interface PeopleTable {
  id: string
  building_id: string
  name: string
  initials: string
  /** One of `presenceColors` in shared/sync/wire. */
  color: string
  email: string | null
  created_at: number
  /** Signed out everywhere and let in nowhere, but still named. */
  deactivated_at: number | null
  /** Gone for good: the name is "Former member", the words stay with the team. */
  removed_at: Generated<number | null>
  /** OneRoster's id. */
  sourced_id: Generated<string | null>
  /** JSON: what the roster said of them when it was last applied. */
  roster: Generated<string | null>
}

export interface RolesTable {
  building_id: string
  person_id: string
  role: 'leader' | 'admin' | 'coach'
}

export interface TeamsTable {
  id: string
  building_id: string
  name: string
  grade: string
  students: number
  created_at: number
  archived_at: Generated<number | null>
  sourced_id: Generated<string | null>
}

export interface MembershipsTable {
  building_id: string
  team_id: string
  person_id: string
  joined_at: number
  left_at: number | null
}

export interface CoachAssignmentsTable {
  building_id: string
  team_id: string
  person_id: string
  may_edit: Flag
  paused_at: number | null
  /** The team has opted in to show this coach its tries and attributions. */
  practice_shared: Generated<Flag>
}

export interface MeetingPlansTable {
  building_id: string
  team_id: string
  /** ISO: 1 is Monday, 7 is Sunday. */
  weekday: number
  /** 'HH:MM' in the building's own time. */
  time: string
  minutes: number
  /** 'YYYY-MM-DD'. */
  until: string
  /** Nobody is asked about meetings before it. */
  made_at: Generated<number>
}

export interface CyclesTable {
  id: string
  building_id: string
  team_id: string
  number: number
  opened_at: number
  closed_at: number | null
  previous_cycle_id: string | null
  paused_at: number | null
  pause_reason: string | null
  /** Closed by the turn of the school year, not by the team. */
  archived_at: Generated<number | null>
  school_year_id: Generated<string | null>
}

export interface SessionsTable {
  /** The cookie's secret, hashed. */
  id_hash: string
  building_id: string
  person_id: string
  created_at: number
  last_used_at: number
  expires_at: number
  own_device: Flag
  user_agent: string
}

export interface LocalKeysTable {
  building_id: string
  person_id: string
  key: Uint8Array
  created_at: number
}

/** Written by the projector alone: what a cycle's shared document says, as JSON, and how far in the log it had read. */
export interface CycleStatesTable {
  cycle_id: string
  kind: Exclude<DocumentKind, 'personal'>
  building_id: string
  projected_seq: number
  state: string
  updated_at: number
}

/** Where a cycle's team has been: a journal that the projector appends to as it goes, never made again. */
export interface StepChangesTable {
  cycle_id: string
  /** Of the log of the cycle's room, as it was when the step was first seen: the order of the changes. */
  seq: number
  building_id: string
  step: Step
  at: number
}

export interface VisitsToCyclesTable {
  building_id: string
  person_id: string
  cycle_id: string
  last_seen_at: number
  last_seen_seq: number
  /** When the visit before this one ended; null where this is the first. */
  before_at: Generated<number | null>
}

export interface AuditLogTable {
  id: string
  building_id: string
  at: number
  person_id: string | null
  what: string
  about: string
  source: string
  /** The network address it came from; null for the server itself. */
  address: Generated<string | null>
}

export interface DocumentsTable {
  id: string
  building_id: string
  kind: DocumentKind
  cycle_id: string
  /** Whose personal document it is; null for the shared ones. */
  owner_id: string | null
  /** Changed only by erasing everywhere and by a demo reset (docs/sync.md L7). */
  epoch: number
  /** Raised when a backup takes the place of the log. */
  generation: number
  /** While clients may bring back what a restored backup lacks, until when (docs/sync.md G2). */
  recovering_until: Generated<number | null>
  /** The last sequence number in the log. */
  head_seq: number
  /** Raised in the transaction of every change to who may read or edit it (docs/sync.md A2). */
  access_version: number
  created_at: number
}

export interface DocumentUpdatesTable {
  building_id: string
  document_id: string
  seq: number
  at: number
  /** Null for what the server writes: a seed, a reveal. */
  person_id: string | null
  bytes: Uint8Array
  /** 1: this person brought back, after a restore, what others had written. */
  recovered: Generated<Flag>
}

/** Pictures of artefacts. */
export interface ImagesTable {
  id: string
  building_id: string
  cycle_id: string
  media_type: string
  bytes: Uint8Array
  created_at: number
}

/** The key from which the ids of copied rows are made (features/cycles/copy-id.ts). */
export interface CopyKeysTable {
  building_id: string
  key: Uint8Array
  created_at: number
}

/** One row that `GET /readyz` writes, to see whether the disk takes it. */
export interface HeartbeatsTable {
  building_id: string
  at: number
}

export interface Schema {
  buildings: BuildingsTable
  people: PeopleTable
  roles: RolesTable
  teams: TeamsTable
  memberships: MembershipsTable
  coach_assignments: CoachAssignmentsTable
  meeting_plans: MeetingPlansTable
  cycles: CyclesTable
  sessions: SessionsTable
  local_keys: LocalKeysTable
  cycle_states: CycleStatesTable
  step_changes: StepChangesTable
  visits_to_cycles: VisitsToCyclesTable
  audit_log: AuditLogTable
  documents: DocumentsTable
  document_updates: DocumentUpdatesTable
  document_snapshots: DocumentSnapshotsTable
  document_authors: DocumentAuthorsTable
  client_ids: ClientIdsTable
  images: ImagesTable
  copy_keys: CopyKeysTable
  heartbeats: HeartbeatsTable
  school_years: SchoolYearsTable
  agreement_views: AgreementViewsTable
  sign_in_providers: SignInProvidersTable
  pending_sign_ins: PendingSignInsTable
  identities: IdentitiesTable
  passwords: PasswordsTable
  one_time_links: OneTimeLinksTable
  join_codes: JoinCodesTable
  join_requests: JoinRequestsTable
  shared_cards: SharedCardsTable
  card_openings: CardOpeningsTable
  guest_links: GuestLinksTable
  leader_invitations: LeaderInvitationsTable
  emergency_accesses: EmergencyAccessesTable
  meetings: MeetingsTable
  cycle_versions: CycleVersionsTable
  version_documents: VersionDocumentsTable
  cycle_changes: CycleChangesTable
  asks: AsksTable
  ask_answers: AskAnswersTable
  erasures: ErasuresTable
  erased_documents: ErasedDocumentsTable
}
