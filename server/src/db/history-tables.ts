import type { HistoryDocument, ChangeKind, VersionKind } from 'shared/history/schema'
import type { Step } from 'shared/cycles/steps'

/** A cycle as it was at some moment (docs/sync.md L5); what it held is in `version_documents`. */
export interface CycleVersionsTable {
  id: string
  building_id: string
  cycle_id: string
  kind: VersionKind
  /** What it was taken of, so that it is taken once: a row of `step_changes`, a day; for the others its own id. */
  ref: string
  name: string | null
  /** Where the team was; of kind `step`, the step that it had left. */
  step: Step | null
  /** Who named it, or whose restore it came before; null for the server's own. */
  person_id: string | null
  at: number
  /** The version that was restored after this one had been taken. */
  restored_id: string | null
}

/** The whole state of a shared document in a version; never of a personal one. Compaction leaves it alone. */
export interface VersionDocumentsTable {
  version_id: string
  building_id: string
  document_id: string
  epoch: number
  generation: number
  /** The last row of the log that is in it. */
  seq: number
  /** SHA-256 over document, epoch, seq and bytes, as of a snapshot (sync/checksum.ts). */
  checksum: string
  /** One Yjs update (V1). */
  bytes: Uint8Array
}

/** The journal of what changed (docs/sync.md L8): field, row and kind of change. Never words, and never who. */
export interface CycleChangesTable {
  id: string
  building_id: string
  cycle_id: string
  document: HistoryDocument
  /** As in cycles/fields; null for what is about no field. */
  field: string | null
  /** Null where rows are unsigned, and for what is about no row. */
  row_id: string | null
  column_name: string | null
  what: ChangeKind
  count: number
  first_at: number
  at: number
}
