import type { Schema } from './schema'

/**
 * Every table, in an order in which what points at something goes before it: for erasing a building, and for the list
 * of what is kept (docs/privacy.md). A table that is missing here does not compile.
 */
export const tables = [
  ...['ask_answers', 'asks'],
  ...['erased_documents', 'erasures'],
  ...['card_openings', 'guest_links', 'shared_cards', 'meetings', 'leader_invitations', 'emergency_accesses'],
  ...['join_requests', 'join_codes', 'agreement_views', 'school_years'],
  ...['pending_sign_ins', 'one_time_links', 'identities', 'passwords', 'sign_in_providers'],
  ...['version_documents', 'cycle_versions', 'cycle_changes'],
  ...['step_changes', 'visits_to_cycles', 'cycle_states', 'document_updates', 'document_snapshots', 'document_authors', 'client_ids', 'documents', 'images', 'cycles'],
  ...['meeting_plans', 'coach_assignments', 'memberships', 'teams', 'roles', 'sessions', 'local_keys', 'audit_log'],
  ...['copy_keys', 'people', 'heartbeats', 'buildings'],
] as const satisfies readonly (keyof Schema)[]

type Missing = Exclude<keyof Schema, (typeof tables)[number]>
const nothingIsMissing: [Missing] extends [never] ? true : Missing = true
void nothingIsMissing
