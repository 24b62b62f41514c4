/** The versions that travel on the wire (`syncParameters` in sync/wire.ts), in one place. */
import { type DocumentKind, shapes } from './fields'

export { editorVersion } from './fields'

/** `v` on the wire: raised when older code would misread a document of this kind. */
export function documentVersion(kind: DocumentKind): number {
  return shapes[kind].version
}
