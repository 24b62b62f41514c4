import * as Y from 'yjs'
import { type DocumentKind, shapes } from 'shared/cycles/fields'
import { richToText } from 'shared/document/rich-text'

/**
 * Remembers in which texts there are words that the server does not have for certain, so that they can be handed to
 * their author when they cannot be saved (docs/sync.md H3).
 */
export function touchedTexts(doc: Y.Doc, isMine: (origin: unknown) => boolean) {
  const touched = new Set<Y.Text | Y.XmlFragment>()
  const note = (transaction: Y.Transaction) => {
    if (!isMine(transaction.origin)) return
    for (const type of transaction.changed.keys()) {
      const text = textAround(type)
      if (text) touched.add(text)
    }
  }
  doc.on('afterTransaction', note)
  return {
    /** The words of every text that was changed, one a paragraph. */
    words: () =>
      [...touched]
        .map((text) => (text instanceof Y.XmlFragment ? richToText(text) : text.toString()).trim())
        .filter(Boolean)
        .join('\n\n'),
    /** Everything is on the server's disk. */
    clear: () => touched.clear(),
    stop: () => doc.off('afterTransaction', note),
  }
}

/**
 * Gives a document's root texts their types. Yjs knows them by their first reader alone, and what comes before that, out
 * of a local copy, would be in no text.
 */
export function declareTexts(doc: Y.Doc, kind: DocumentKind): void {
  for (const [name, field] of Object.entries(shapes[kind].fields)) {
    if (field.kind === 'text') doc.getText(name)
    else if (field.kind === 'rich') doc.getXmlFragment(name)
  }
}

/** The whole text that a changed part belongs to: for a paragraph of rich text, the rich text. */
function textAround(type: unknown): Y.Text | Y.XmlFragment | null {
  let outermost: Y.Text | Y.XmlFragment | null = null
  for (let part = type; part instanceof Y.AbstractType; part = part.parent) {
    if (part instanceof Y.Text || part instanceof Y.XmlFragment) outermost = part
  }
  return outermost
}
