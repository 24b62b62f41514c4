import { offsetOf } from './plain-input'
import type { Surface } from './text-binding'

/**
 * A `contenteditable` span that holds one text node. Changes go through `replaceData`, which moves the selection along
 * with its neighbours.
 */
export function spanSurface(element: HTMLElement): Surface {
  return {
    words: () => element.textContent ?? '',
    selection() {
      const selection = element.ownerDocument.getSelection()
      if (!selection || element.ownerDocument.activeElement !== element) return null
      if (selection.rangeCount === 0 || !element.contains(selection.anchorNode)) return null
      const range = selection.getRangeAt(0)
      return {
        start: offsetOf(element, range.startContainer, range.startOffset),
        end: offsetOf(element, range.endContainer, range.endOffset),
      }
    },
    select(start, end) {
      const node = onlyText(element)
      element.ownerDocument.getSelection()?.setBaseAndExtent(node, start, node, end)
    },
    splice({ at, removed, inserted }) {
      onlyText(element).replaceData(at, removed, inserted)
    },
  }
}

/** Browsers leave several text nodes and line breaks behind: makes one text node of them, the selection kept. */
function onlyText(element: HTMLElement): Text {
  const [first] = element.childNodes
  if (element.childNodes.length === 1 && first instanceof Text) return first
  const surface = spanSurface(element)
  const selection = surface.selection()
  const node = element.ownerDocument.createTextNode(surface.words())
  element.replaceChildren(node)
  if (selection) element.ownerDocument.getSelection()?.setBaseAndExtent(node, selection.start, node, selection.end)
  return node
}
