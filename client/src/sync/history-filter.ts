import * as Y from 'yjs'

/**
 * May undoing `step` take this item away? Not when a colleague's words are in it: undoing "add a card" must not delete
 * what a colleague has typed on the card meanwhile. Such a row or paragraph stays, with its place and its values.
 *
 * @param step what the step that is being undone had inserted; null when it is not known
 */
export function mayTakeAway(item: Y.Item, step: InsertedBy | null, me: number): boolean {
  if (item.content instanceof Y.ContentType && holdsForeign(item.content.type, me)) return false
  const row = item.parentSub !== null && item.parent instanceof Y.Map ? item.parent : null
  if (!row?._item || !holdsForeign(row, me)) return true
  // The order and first values of a row that stays must stay too, or it would be a row that no screen can place.
  const cameWithTheRow = step !== null && Y.isDeleted(step, row._item.id)
  return !cameWithTheRow
}

type InsertedBy = Y.UndoManager['undoStack'][number]['insertions']

type Parts = { _start: Y.Item | null; _map: Map<string, Y.Item> }

/** Is there anything alive inside that somebody else made? */
function holdsForeign(type: Parts, me: number): boolean {
  for (let item = type._start; item !== null; item = item.right) if (isForeign(item, me)) return true
  for (const item of type._map.values()) if (isForeign(item, me)) return true
  return false
}

function isForeign(item: Y.Item, me: number): boolean {
  if (item.deleted) return false
  if (item.id.client !== me) return true
  return item.content instanceof Y.ContentType && holdsForeign(item.content.type, me)
}
