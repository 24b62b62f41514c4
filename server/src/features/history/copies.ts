import { randomUUID } from 'node:crypto'
import type { Step } from 'shared/cycles/steps'
import { historyDocuments, type HistoryDocument, type VersionKind } from 'shared/history/schema'
import * as Y from 'yjs'
import type { Transaction } from '../../db/transaction'
import type { DocumentCopy, HistoryDependencies } from './dependencies'
import * as store from './store'

/** What a version is, beside what it holds. */
export interface NewVersion {
  kind: VersionKind
  /** What it is taken of, so that it is taken once; its own id where that is nothing else. */
  ref?: string
  name?: string
  step: Step | null
  personId: string | null
  at: number
  restored?: string
}

/** Copies of a cycle's shared documents, each up to the row that `upTo` tells; null where one is gone, or no longer can be. */
export async function copyCycle(
  { database, documents }: HistoryDependencies,
  cycleId: string,
  upTo: (documentId: string) => number | null | Promise<number | null>,
): Promise<DocumentCopy[] | null> {
  const copies: DocumentCopy[] = []
  for (const { id } of await store.sharedDocuments(database.read, cycleId)) {
    const row = await upTo(id)
    const copy = row === null ? null : await documents.copy(id, row)
    if (copy === null) return null
    copies.push(copy)
  }
  return copies.length === 0 ? null : copies
}

/** Keeps copies as a version, in one transaction: there is no half of one. Its id; null where it is there already. */
export async function keepVersion(
  { checksumOf }: HistoryDependencies,
  transaction: Transaction,
  cycleId: string,
  { kind, ref, name, step, personId, at, restored }: NewVersion,
  copies: readonly DocumentCopy[],
): Promise<string | null> {
  const [first] = copies
  if (first === undefined) return null
  const id = randomUUID()
  const kept = await store.insertVersion(
    transaction,
    {
      ...{ id, building_id: first.buildingId, cycle_id: cycleId, kind, ref: ref ?? id, name: name ?? null },
      ...{ step, person_id: personId, at, restored_id: restored ?? null },
    },
    copies.map((copy) => ({
      ...{ version_id: id, building_id: copy.buildingId, document_id: copy.documentId, epoch: copy.epoch },
      ...{ generation: copy.generation, seq: copy.seq, checksum: checksumOf(copy), bytes: copy.bytes },
    })),
  )
  return kept ? id : null
}

/** A version whose bytes are not what was written. The others are not touched by it. */
export class DamagedVersion extends Error {
  override readonly name = 'DamagedVersion'
  constructor(versionId: string) {
    super(`What version ${versionId} holds is not what was written.`)
  }
}

/** What a version holds, opened; only those of its documents that are wanted. */
export async function openVersion(
  { database, checksumOf }: HistoryDependencies,
  versionId: string,
  wanted: readonly HistoryDocument[],
): Promise<Map<HistoryDocument, { documentId: string; doc: Y.Doc }>> {
  const opened = new Map<HistoryDocument, { documentId: string; doc: Y.Doc }>()
  for (const row of await store.documentsOfVersion(database.read, versionId)) {
    const kind = historyDocuments.find((each) => each === row.kind && wanted.includes(each))
    if (kind === undefined) continue
    const { document_id: documentId, epoch, seq, bytes, checksum } = row
    if (checksumOf({ documentId, epoch, seq, bytes }) !== checksum) throw new DamagedVersion(versionId)
    opened.set(kind, { documentId, doc: docOf(bytes) })
  }
  return opened
}

export function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}
