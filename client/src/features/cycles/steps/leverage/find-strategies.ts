import type { Grade, Strategy, Subject } from 'shared/strategies/guide'

export interface Wanted {
  /** All of these words must occur; letters' case and accents don't matter. */
  words: string
  grade: Grade | null
  subject: Subject | null
}

/** The entries that fit, in the library's own order: nothing is ranked. */
export function findStrategies(library: readonly Strategy[], { words, grade, subject }: Wanted): Strategy[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return library.filter((strategy) => {
    if (grade !== null && !strategy.grades.includes(grade)) return false
    if (subject !== null && !strategy.subjects.includes(subject)) return false
    const all = plain(`${strategy.practice} ${strategy.looksLike} ${strategy.source.title} ${strategy.subjects.join(' ')}`)
    return wanted.every((word) => all.includes(word))
  })
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
