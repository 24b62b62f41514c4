import { type DocumentKind, editorVersion, shapes } from 'shared/cycles/fields'
import type { Claims } from './connection'

/**
 * Was the code that says this of itself built for the shapes and the editor of now (docs/sync.md G6)? An older editor
 * deletes the nodes that it does not know as soon as it opens a document; a newer one writes what we would refuse.
 */
export function isCurrentCode(kind: DocumentKind, { schemaVersion, editorVersion: editor }: Claims): boolean {
  const hasShape = schemaVersion === null || schemaVersion === String(shapes[kind].version)
  return hasShape && (editor === null || editor === String(editorVersion))
}
