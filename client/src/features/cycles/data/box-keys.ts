/** A box of the table by its place, from the top left. */
export interface Place {
  row: number
  column: number
}

/**
 * Where a key leads in a table of `rows` × `columns` boxes, or null when the key does its usual work. Enter goes down
 * a column, the way numbers are read off a list; with Shift it goes back up. Arrows to the side move only from the
 * edge of what is typed, so that a number can still be corrected in its middle.
 */
export function nextPlace(
  key: { key: string; shiftKey: boolean },
  from: Place,
  size: { rows: number; columns: number },
  caret: { atStart: boolean; atEnd: boolean },
): Place | null {
  const step = stepOf(key, caret)
  if (!step) return null
  const row = from.row + step.row
  const column = from.column + step.column
  return row >= 0 && row < size.rows && column >= 0 && column < size.columns ? { row, column } : null
}

function stepOf(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  { atStart, atEnd }: { atStart: boolean; atEnd: boolean },
): Place | null {
  switch (key) {
    case 'Enter':
      return { row: shiftKey ? -1 : 1, column: 0 }
    case 'ArrowDown':
      return { row: 1, column: 0 }
    case 'ArrowUp':
      return { row: -1, column: 0 }
    case 'ArrowRight':
      return atEnd && !shiftKey ? { row: 0, column: 1 } : null
    case 'ArrowLeft':
      return atStart && !shiftKey ? { row: 0, column: -1 } : null
    default:
      return null
  }
}
