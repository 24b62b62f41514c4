/** What compaction keeps of a document's rows (docs/sync.md L4). Several for a document; none is ever changed. */
export interface DocumentSnapshotsTable {
  id: string
  building_id: string
  document_id: string
  epoch: number
  /** Of the log from which it was made. */
  generation: number
  /** The last row that is in it. */
  seq: number
  created_at: number
  /** SHA-256 over document, epoch, seq and bytes, in hexadecimal. */
  checksum: string
  /** One Yjs update (V1): the whole state. */
  bytes: Uint8Array
}

/** Who wrote the rows that compaction has deleted, and when. Rows that are still there are not counted. */
export interface DocumentAuthorsTable {
  building_id: string
  document_id: string
  person_id: string
  first_at: number
  last_at: number
  /** The last of this person's rows. */
  last_seq: number
  /** How many rows: for the person's own export alone. */
  edits: number
}

/** Who writes under a Yjs client id in a document; the first to do so (docs/sync.md G2). The server's are not listed. */
export interface ClientIdsTable {
  document_id: string
  client_id: number
  building_id: string
  person_id: string
  /** Milliseconds since 1970. */
  bound_at: number
}
