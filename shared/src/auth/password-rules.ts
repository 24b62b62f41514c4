import { commonWords, keyRows } from './common-passwords'
import { longestPassword, shortestPassword } from './limits'

export const passwordFaults = ['too-short', 'too-long', 'repeats', 'about-you', 'too-common'] as const
/**
 * What is wrong with a password. No kind of character is asked for (NIST SP 800-63B-4, 3.1.1.2: no composition rules; a
 * block list of common words, of the service's name and of the person's own).
 */
export type PasswordFault = (typeof passwordFaults)[number]

/** How much has to be left of a password when all that is easily guessed is taken out. */
const leastOfItsOwn = 8

/** The same password, however a keyboard composed it: what is hashed, and what is judged (NIST SP 800-63B-4, 3.1.1.2). */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC')
}

/**
 * The first thing that is wrong with a password; null: nothing is.
 * @param about names that say who somebody is: their own, their e-mail address, their building's
 */
export function faultOf(password: string, about: readonly string[] = []): PasswordFault | null {
  const whole = normalizePassword(password)
  const length = Array.from(whole).length
  if (length < shortestPassword) return 'too-short'
  if (length > longestPassword) return 'too-long'
  const plain = plainOf(whole)
  // Written in no letters at all: signs alone are as good as what they are made of.
  const judged = Array.from(plain).length < leastOfItsOwn ? whole : plain
  if (isRepetition(judged)) return 'repeats'
  const own = without(judged, about.flatMap(namesIn))
  if (countsAs(own) < leastOfItsOwn && own !== judged) return 'about-you'
  return countsAs(without(own, commonWords)) < leastOfItsOwn ? 'too-common' : null
}

/** Letters without case and accents, and digits. */
function plainOf(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '')
}

/** "Maria Ruiz-Lopez" and "mruiz@school.org": each part of four letters and more, longest first. */
function namesIn(text: string): string[] {
  return [text, ...text.split(/[^\p{L}\p{N}]+/u)].map(plainOf).filter((part) => part.length >= 4)
}

function without(text: string, words: readonly string[]): string {
  const longestFirst = words.map(plainOf).sort((one, other) => other.length - one.length)
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), text)
}

/** The same few characters, or the same piece over and over. */
function isRepetition(text: string): boolean {
  if (new Set(text).size < 5) return true
  const halves = Array.from({ length: Math.floor(text.length / 2) }, (_, index) => text.slice(0, index + 1))
  return halves.some((piece) => piece.repeat(Math.ceil(text.length / piece.length)).startsWith(text))
}

/** Characters, where a run along the alphabet or the keyboard, or of one character, counts as one. */
function countsAs(text: string): number {
  const characters = Array.from(text)
  let count = 0
  for (let at = 0; at < characters.length; count++) at += Math.max(1, runFrom(characters, at))
  return count
}

function runFrom(characters: readonly string[], at: number): number {
  const first = characters[at] ?? ''
  let longest = characters.slice(at).findIndex((character) => character !== first)
  if (longest === -1) longest = characters.length - at
  for (const row of rowsBothWays) {
    let end = at + 1
    while (end < characters.length && row.includes(characters.slice(at, end + 1).join(''))) end++
    longest = Math.max(longest, end - at)
  }
  return longest >= 3 ? longest : 1
}

const rowsBothWays = keyRows.flatMap((row) => [row, Array.from(row).reverse().join('')])
