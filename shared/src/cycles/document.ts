import * as Y from 'yjs'
import type { View } from '../document/shape'
import { TypedDocument } from '../document/typed-document'
import { type CycleShape, cycleShape, type PersonalShape, personalShape, type PracticeShape, practiceShape } from './fields'

export type CycleDocument = TypedDocument<CycleShape>
export type PracticeDocument = TypedDocument<PracticeShape>
export type PersonalDocument = TypedDocument<PersonalShape>

export type CycleView = View<CycleShape>
export type PracticeView = View<PracticeShape>
export type PersonalView = View<PersonalShape>

/** @param origin of the transactions that this reader and writer makes; by hand when left out, so that undo follows */
export const cycleDocument = (doc: Y.Doc, origin?: unknown): CycleDocument =>
  new TypedDocument<CycleShape>(cycleShape, doc, origin)
export const practiceDocument = (doc: Y.Doc, origin?: unknown): PracticeDocument =>
  new TypedDocument<PracticeShape>(practiceShape, doc, origin)
export const personalDocument = (doc: Y.Doc, origin?: unknown): PersonalDocument =>
  new TypedDocument<PersonalShape>(personalShape, doc, origin)

/** The state of a fresh document after `write`, as the server stores it in the transaction that creates it (L6). */
export function seed(write: (doc: Y.Doc) => void): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc()
  doc.transact(() => write(doc), 'seed')
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return new Uint8Array(state)
}
