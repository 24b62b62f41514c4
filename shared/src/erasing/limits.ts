/** Characters and words that a name may have. */
export const longestName = 100
export const mostWords = 8
/** A letter alone stands in every text. */
export const fewestLetters = 2

/** What stands in the place of a name. */
export const mark = '[name removed]'
