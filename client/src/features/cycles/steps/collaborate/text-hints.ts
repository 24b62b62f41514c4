/**
 * Gentle hints by rule. The words that set them off are the catalogue's, since each language has its own: alternatives
 * of a regular expression, matched as whole words. Phones type a curly apostrophe; the catalogue writes a straight one.
 */
export function hasWord(text: string, words: string): boolean {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(text.replaceAll('’', "'"))
}

export type QuestionHint = 'lack' | 'ours'

/**
 * What could be asked differently in an inquiry question: it asks what students lack, or we are not in it. The second is
 * said only once the question has its question mark, so that nothing nags half-way.
 */
export function questionHint(question: string, words: { lack: string; ours: string }): QuestionHint | null {
  if (hasWord(question, words.lack)) return 'lack'
  return question.includes('?') && !hasWord(question, words.ours) ? 'ours' : null
}
