import type { Flag } from './flag'

/**
 * What was erased everywhere (docs/sync.md L7): never the name, only what finds it again in a restored database. The
 * same stands in `erasures.json` beside the database, because a restore brings back an older table.
 */
export interface ErasuresTable {
  id: string
  building_id: string
  /** Null: the whole building. */
  team_id: string | null
  /** HMAC-SHA-256 of the normalized words, in hexadecimal, under a key that is made from this server's secrets. */
  fingerprint: string
  /** How many words the name has. */
  words: number
  /** Only where each word begins with a capital letter. */
  capitalized: Flag
  /** Null where an older database was put back that does not know them. */
  asked_by: string | null
  asked_at: number
  /** Null while it is under way; a server that stopped meanwhile goes on with it at its next start. */
  finished_at: number | null
  /** JSON (`ErasureReport` in shared/erasing/schema): where and how often, without the name. Null until it is finished. */
  report: string | null
}

/** Copies of a document of an epoch before this one hold what was erased, and go from every device. */
export interface ErasedDocumentsTable {
  document_id: string
  building_id: string
  /** The epoch that the last erasure began. */
  epoch: number
}
