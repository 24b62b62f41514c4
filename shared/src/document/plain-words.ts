import * as Y from 'yjs'

/**
 * The typed words of a Y.Text or Y.XmlText, without their formatting. Anything else in it, which no screen of ours puts
 * there, is left out, and `onForeign` is told once.
 *
 * Walks Yjs's own list: `toString` of a Y.XmlText gives tags too, and `toDelta` takes three times as long on a text that
 * many hands have typed, which the projector reads after every edit.
 */
export function plainWords(text: Y.Text, onForeign: () => void): string {
  let words = ''
  let isForeign = false
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString) words += item.content.str
    else isForeign = true
  }
  if (isForeign) onForeign()
  return words
}
