import type { Database } from '../db/client'
import { type LoggedDocument, recoveryMs } from './log'

/** Whose client ids are whose in a document, and which were bound since it was restored (docs/sync.md G2). */
export async function readClientIds(
  { read }: Database,
  documentId: string,
  recoveringUntil: number | null,
): Promise<Pick<LoggedDocument, 'clientIds' | 'boundSince'>> {
  const rows = await read
    .selectFrom('client_ids')
    .select(['client_id', 'person_id', 'bound_at'])
    .where('document_id', '=', documentId)
    .execute()
  const restoredAt = recoveringUntil === null ? Infinity : recoveringUntil - recoveryMs
  return {
    clientIds: new Map(rows.map(({ client_id, person_id }) => [client_id, person_id])),
    boundSince: new Set(rows.flatMap(({ client_id, bound_at }) => (bound_at >= restoredAt ? [client_id] : []))),
  }
}
