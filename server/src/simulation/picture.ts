import { type DocumentKind, shapes } from 'shared/cycles/fields'
import { type Shape, valuesRoot } from 'shared/document/shape'
import type * as Y from 'yjs'

/** Everything that people can read in a document, as text: two documents that look alike have the same picture. */
export function pictureOf(kind: DocumentKind, doc: Y.Doc): string {
  const shape: Shape = shapes[kind]
  const picture: Record<string, unknown> = { [valuesRoot]: doc.getMap(valuesRoot).toJSON() }
  for (const [name, { kind: field }] of Object.entries(shape.fields)) {
    if (field === 'text') picture[name] = doc.getText(name).toString()
    if (field === 'rich') picture[name] = doc.getXmlFragment(name).toJSON()
  }
  for (const name of [...Object.keys(shape.tables), ...Object.keys(shape.grids)]) picture[name] = doc.getMap(name).toJSON()
  return JSON.stringify(picture, sorted)
}

/** The order of keys in a map is the order in which they came: no two people need to have the same. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
