import { writable } from './readable'

/**
 * Words of the person who is here that the server never had, out of pages in which something was erased: they are in
 * memory alone, offered once, and gone with the page (docs/sync.md L7).
 */
export const erasedWords = writable<string | null>(null)

/** Adds to what is offered. */
export function offerErasedWords(words: string): void {
  const trimmed = words.trim()
  if (trimmed !== '') erasedWords.set([erasedWords.get(), trimmed].filter(Boolean).join('\n\n'))
}
