import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from './schema'

/** Who did what to what, when, and from where. Ids and verbs only, never a word that somebody wrote. */
export interface AuditEntry {
  buildingId: string
  /** Null for the server itself. */
  personId: string | null
  /** "cycle closed" */
  what: string
  /** The id of what it was done to. */
  about: string
  source: 'page' | 'command line' | 'server'
  /** The network address that it came from; null for the server itself. */
  address: string | null
  /** Milliseconds since 1970. */
  at: number
}

/** Adds to the audit log. Nothing changes or takes away what is there but the end of its retention. */
export async function recordAudit(db: Kysely<Schema>, { buildingId, personId, ...entry }: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({ id: randomUUID(), building_id: buildingId, person_id: personId, ...entry })
    .execute()
}
