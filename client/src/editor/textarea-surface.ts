import type { Surface } from './text-binding'

export function textareaSurface(element: HTMLTextAreaElement): Surface {
  return {
    words: () => element.value,
    selection: () =>
      element.ownerDocument.activeElement === element
        ? { start: element.selectionStart, end: element.selectionEnd }
        : null,
    select: (start, end) => element.setSelectionRange(start, end),
    // "preserve" leaves a caret at the place of the change before what is inserted: a colleague never pushes me along.
    splice: ({ at, removed, inserted }) => element.setRangeText(inserted, at, at + removed, 'preserve'),
  }
}
