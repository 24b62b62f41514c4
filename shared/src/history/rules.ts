/**
 * What a restore leaves alone, and what history does not tell (decision 0024). Names are those of cycles/fields; both
 * documents' are in one list, since no name is in both but `restored`.
 */

/** Never restored: where the team stands, what was turned over, whose votes they are, and what the server counts itself. */
export const neverRestored: ReadonlySet<string> = new Set([
  ...['step', 'predictionsRevealed', 'cardsRevealed', 'votes', 'triers', 'restored'],
])

/**
 * What people have given the team out of their own pages, copied by the server once and unsigned unless they sign. Nothing
 * of it is taken away by a restore, since it would not come a second time; nothing of it that is gone is made anew; and
 * history does not say which row changed when.
 */
export const givenByPeople: ReadonlySet<string> = new Set(['predictions', 'cards', 'sharedImpacts', 'tries', 'attributions'])

/** Rows that were added since stay, as they do in what people gave: an ask may have been sent to somebody. */
export const staysWhenAdded: ReadonlySet<string> = new Set([...givenByPeople, 'asks'])

/** Whose it is is never changed by a restore, nor told by a comparison: a name that was taken back stays so. */
export const signature = 'signedBy'

/** Of no use to a reader: where the team stood, which a version says itself; ids that go with words beside them; marks of the server. */
export const notCompared: ReadonlySet<string> = new Set([
  ...['step', 'votes', 'triers', 'restored', 'chosenStrategyId', 'strategyId', 'image'],
])

/** Looks at a cycle that are less than this apart are one visit, in milliseconds. */
export const sameVisit = 30 * 60_000

/** The part of a `restored` grid's key, or of a field's path, that names the field or table. */
export function restoredKey(field: string, row: string | null = null): string {
  return row === null ? field : `${field}/${row}`
}
