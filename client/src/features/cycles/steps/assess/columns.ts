import { practiceShape } from 'shared/cycles/fields'

/** The three columns of "What made the difference?", from what is ours to change to what is not. */
export const columns = practiceShape.tables.attributions.column.of
export type Column = (typeof columns)[number]

/** What a dragged cause calls itself, so that nothing else can be dropped into a column. */
export const causeDragType = 'application/x-clear-cycle-cause'
