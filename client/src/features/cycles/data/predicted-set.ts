import type { DataSet } from 'shared/data/data-sets'

/**
 * The data set that the team's goal and prediction speak of: the one whose measure the goal names, otherwise the first
 * one of counts.
 */
export function predictedSet(dataSets: readonly DataSet[], goalMeasure: string): DataSet | null {
  const counts = dataSets.filter(({ content }) => content === 'counts')
  const plain = (words: string) => words.trim().toLowerCase()
  const named = counts.find(({ measure }) => plain(measure) !== '' && plain(goalMeasure).includes(plain(measure)))
  return named ?? counts[0] ?? null
}
