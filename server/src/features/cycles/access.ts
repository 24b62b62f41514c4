import type { DocumentKind } from 'shared/cycles/fields'
import { mayOpen } from 'shared/access/policy'
import type { Relation } from 'shared/access/standing'
import type { CycleDependencies } from './dependencies'
import { findDocument } from './store'

/** What a person may do with a document; the gateway and every flush ask this (docs/sync.md A2). */
export type DocumentAccess =
  | {
      kind: 'editor' | 'reader'
      documentKind: DocumentKind
      buildingId: string
      epoch: number
      accessVersion: number
      /** Something was erased in it: a client that does not say of which epoch it is may hold it still. */
      mustSayEpoch?: true
      /** Milliseconds since 1970: a visitor's time is over then. */
      until?: number
    }
  | { kind: 'no-access' }
  | { kind: 'unknown' }

export function documentAccess({ database, teams }: Pick<CycleDependencies, 'database' | 'teams'>) {
  return async (personId: string, documentId: string): Promise<DocumentAccess> => {
    const document = await findDocument(database.read, documentId)
    if (document === undefined) return { kind: 'unknown' }
    const relation = relationToDocument(document.owner_id, personId, await teams.relationTo(document.team_id, personId))
    const kind = mayOpen({ kind: document.kind, relation })
    if (kind === null) return { kind: 'no-access' }
    return {
      kind,
      documentKind: document.kind,
      buildingId: document.building_id,
      epoch: document.epoch,
      accessVersion: document.access_version,
      ...(document.erased_epoch !== null && { mustSayEpoch: true as const }),
      ...('until' in relation && { until: relation.until }),
    }
  }
}

/** A personal document is its author's also after they have left the team; to everyone else they are strangers there. */
export function relationToDocument(ownerId: string | null, personId: string, toTeam: Relation): Relation {
  if (ownerId === null) return toTeam
  return ownerId === personId ? { kind: 'owner' } : { kind: 'none' }
}
