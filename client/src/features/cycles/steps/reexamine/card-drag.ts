/** What a dragged card calls itself, so that nothing else can be dropped into a group. */
export const cardDragType = 'application/x-clear-cycle-card'
