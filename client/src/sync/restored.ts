import * as Y from 'yjs'
import { valuesRoot } from 'shared/document/shape'

/** The root in which the server marks what a restore has changed (cycles/fields, `restored`). */
const marks = 'restored'

/**
 * Calls `restored` with the fields and rows that a restore has changed, whenever one arrives, also long after it was made.
 * What this page would undo of them was done to words that are not there any more: undoing it would bring them in a second
 * time, beside those that the restore brought back (docs/sync.md L5).
 */
export function onRestored(doc: Y.Doc, restored: (places: ReadonlySet<string>) => void): () => void {
  const map = doc.getMap(marks)
  const heard = ({ keysChanged }: Y.YMapEvent<unknown>) => restored(new Set([...keysChanged].filter((key) => key !== null)))
  map.observe(heard)
  return () => map.unobserve(heard)
}

type Step = Y.UndoManager['undoStack'][number]

/** Takes out of a stack, in place, every step that touches one of these places. */
export function dropSteps(stack: Step[], doc: Y.Doc, places: ReadonlySet<string>): void {
  const kept = stack.filter((step) => !touches(step, doc, places))
  stack.splice(0, stack.length, ...kept)
}

function touches({ insertions, deletions }: Step, doc: Y.Doc, places: ReadonlySet<string>): boolean {
  let found = false
  doc.transact((transaction) => {
    for (const part of [insertions, deletions]) {
      Y.iterateDeletedStructs(transaction, part, (struct) => {
        if (!found && struct instanceof Y.Item) found = isIn(struct, doc, places)
      })
    }
  }, marks)
  return found
}

function isIn(item: Y.Item, doc: Y.Doc, places: ReadonlySet<string>): boolean {
  let outermost = item
  for (let { parent } = item; parent instanceof Y.AbstractType && parent._item !== null; { parent } = outermost) outermost = parent._item
  const { parent, parentSub } = outermost
  const root = [...doc.share].find(([, type]) => type === parent)?.[0]
  if (root === undefined) return false
  if (root === valuesRoot) return parentSub !== null && places.has(parentSub)
  return places.has(root) || (parentSub !== null && places.has(`${root}/${parentSub}`))
}
