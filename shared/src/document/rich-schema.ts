/**
 * What a rich text may hold, as the gate of the sync server judges it: an editor throws on open, or deletes, what it
 * does not know. The editor's own schema (client/src/editor/rich-schema) is held to this list by a test. Adding a node
 * or a mark means raising `editorVersion` in cycles/fields (docs/sync.md G5, G6).
 */
export const richNodes: ReadonlyMap<string, readonly string[]> = new Map([
  ['paragraph', []],
  ['bulletList', []],
  ['orderedList', ['start', 'type']],
  ['listItem', []],
  ['hardBreak', []],
])

export const richMarks: ReadonlySet<string> = new Set(['bold', 'italic'])

/** Elements deeper than this are refused by the gate and left out by every reader. */
export const deepestElement = 50
