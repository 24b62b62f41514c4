import { setImmediate } from 'node:timers/promises'
import { type DocumentKind, shapes } from 'shared/cycles/fields'
import { rewrite } from 'shared/erasing/rewrite'
import type { Needle } from 'shared/erasing/words'
import * as Y from 'yjs'
import type { Transaction } from '../../db/transaction'
import type { ReapplyDependencies } from './dependencies'
import * as store from './store'
import type { Tally } from './tally'

type Dependencies = Pick<ReapplyDependencies, 'database' | 'documents'>
type Version = Awaited<ReturnType<typeof store.versionsOf>>[number]

/** A version's document without the name; null where it cannot be read, and so not be looked through either. */
export interface CleanVersion {
  /** What it is made from. */
  was: string
  clean: { bytes: Uint8Array; checksum: string; count: number } | null
}

/** Every version of a document made anew, by the version's id. */
export async function cleanVersions({ database, documents }: Dependencies, documentId: string, kind: DocumentKind, needle: Needle): Promise<Map<string, CleanVersion>> {
  const cleaned = new Map<string, CleanVersion>()
  for (const version of await store.versionsOf(database.read, documentId)) {
    cleaned.set(version.version_id, cleanOf(documents, version, kind, needle))
    await setImmediate()
  }
  return cleaned
}

/** Puts them in their places, in the transaction. Versions keep what else they hold; what cannot be read goes. */
export async function replaceVersions(
  { documents }: Pick<Dependencies, 'documents'>,
  transaction: Transaction,
  { id, kind, cycle_id }: { id: string; kind: DocumentKind; cycle_id: string },
  { prepared, needle, tally }: { prepared: ReadonlyMap<string, CleanVersion>; needle: Needle; tally: Tally },
): Promise<void> {
  for (const version of await store.versionsOf(transaction, id)) {
    const known = prepared.get(version.version_id)
    // One that was taken meanwhile.
    const { clean } = known?.was === version.checksum ? known : cleanOf(documents, version, kind, needle)
    if (clean === null) await store.dropVersion(transaction, version)
    else {
      await store.keepVersion(transaction, version, { bytes: clean.bytes, checksum: clean.checksum })
      tally.add({ kind: 'version', cycleId: cycle_id, count: clean.count })
    }
  }
}

function cleanOf(documents: Dependencies['documents'], { document_id: documentId, epoch, seq, bytes, checksum: was }: Version, kind: DocumentKind, needle: Needle): CleanVersion {
  const old = new Y.Doc()
  try {
    Y.applyUpdate(old, bytes)
    const { state, found, doc } = rewrite(shapes[kind], old, needle)
    doc.destroy()
    const count = [...found.values()].reduce((sum, times) => sum + times, 0)
    return { was, clean: { bytes: state, checksum: documents.checksum({ documentId, epoch, seq, bytes: state }), count } }
  } catch {
    return { was, clean: null }
  } finally {
    old.destroy()
  }
}
