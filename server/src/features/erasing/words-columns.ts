import type { PlaceKind } from 'shared/erasing/schema'

/** A column that holds what people have typed, outside the documents. */
export interface WordsColumn {
  table: string
  column: string
  /** What tells a row from the others. */
  keys: readonly [string, ...string[]]
  /** Which column says whose it is, and whether that is a cycle or a team. */
  of: 'cycle' | 'team'
  by: string
  kind: PlaceKind
  /** JSON with words in it; else the column is the words. */
  json?: true
}

/**
 * Every column outside the documents that holds people's words: what is erased in. A test fails when a column of text or
 * bytes stands neither here nor among `documentColumns` and `notWords`.
 */
export const wordsColumns: readonly WordsColumn[] = [
  { table: 'shared_cards', column: 'card', keys: ['cycle_id'], of: 'cycle', by: 'cycle_id', kind: 'card', json: true },
  { table: 'shared_cards', column: 'source', keys: ['cycle_id'], of: 'cycle', by: 'cycle_id', kind: 'card', json: true },
  { table: 'asks', column: 'text', keys: ['id'], of: 'cycle', by: 'cycle_id', kind: 'ask' },
  { table: 'asks', column: 'about', keys: ['id'], of: 'cycle', by: 'cycle_id', kind: 'ask' },
  { table: 'ask_answers', column: 'text', keys: ['ask_id', 'person_id'], of: 'cycle', by: 'cycle_id', kind: 'answer' },
  { table: 'cycles', column: 'pause_reason', keys: ['id'], of: 'cycle', by: 'id', kind: 'pause' },
  { table: 'cycle_versions', column: 'name', keys: ['id'], of: 'cycle', by: 'cycle_id', kind: 'version' },
  { table: 'meetings', column: 'reason', keys: ['team_id', 'date'], of: 'team', by: 'team_id', kind: 'meeting' },
  { table: 'emergency_accesses', column: 'reason', keys: ['id'], of: 'team', by: 'team_id', kind: 'emergency' },
  { table: 'teams', column: 'name', keys: ['id'], of: 'team', by: 'id', kind: 'team' },
  { table: 'teams', column: 'grade', keys: ['id'], of: 'team', by: 'id', kind: 'team' },
]

/** What documents are kept in: made anew as a whole. */
export const documentColumns: readonly string[] = [
  ...['document_updates.bytes', 'document_snapshots.bytes', 'version_documents.bytes', 'cycle_states.state'],
]

/** Ids by their names: `person_id`, `asked_by`. Nobody types them. */
export const isId = (column: string): boolean => /(^|_)(id|by)$/.test(column)

/** Every other column of text or bytes, by table, and so not looked through: what stands there nobody writes about a student. */
export const notWords: Readonly<Record<string, string>> = {
  ask_answers: 'verdict by_date',
  asks: 'to_kind',
  audit_log: 'what about source address',
  // The name of the school, which may be that of a person, is the school's own.
  buildings: 'name bands time_zone',
  copy_keys: 'key',
  cycle_changes: 'document field column_name what',
  cycle_states: 'kind',
  cycle_versions: 'kind ref step',
  document_snapshots: 'checksum',
  documents: 'kind',
  // What was erased, without the name.
  erasures: 'fingerprint report',
  guest_links: 'token_hash',
  identities: 'issuer subject',
  // Pictures hold no words that could be found; the report says how many there are to look at.
  images: 'media_type bytes',
  join_codes: 'code',
  local_keys: 'key',
  meeting_plans: 'time until',
  meetings: 'date',
  migrations: 'name',
  one_time_links: 'id_hash kind',
  passwords: 'hash',
  pending_sign_ins: 'state_hash browser_hash nonce verifier link_hash return_to',
  // Of the adults who work here; an admin corrects them under People.
  people: 'name initials color email roster',
  roles: 'role',
  school_years: 'starts_on ends_on',
  sessions: 'id_hash user_agent',
  sign_in_providers: 'kind name issuer client_secret allowed_tenants allowed_domains',
  step_changes: 'step',
  version_documents: 'checksum',
}
