import { type PresenceColor, presenceColors } from '../sync/wire'

export interface Face {
  initials: string
  color: PresenceColor
}

/**
 * Two letters and a color for somebody new, unlike those of the others as far as that goes: first and last name's
 * letters, else another letter of either name; the color that fewest have.
 * @param others faces of the people who are there already
 */
export function makeFace(name: string, others: readonly { initials: string; color: string }[]): Face {
  const taken = new Set(others.map(({ initials }) => initials))
  const wishes = initialsOf(name)
  const count = (color: PresenceColor) => others.filter((other) => other.color === color).length
  const [color = presenceColors[0]] = [...presenceColors].sort((a, b) => count(a) - count(b))
  return { initials: wishes.find((initials) => !taken.has(initials)) ?? wishes[0] ?? '?', color }
}

/** Best first, each two letters, or one where the name has no more. */
function initialsOf(name: string): string[] {
  const words = name.normalize('NFC').split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
  const [first = '', ...more] = words
  const last = more.at(-1) ?? ''
  const letters = (word: string) => word.match(/[\p{L}\p{N}]\p{M}*/gu) ?? []
  const [start = '?', ...rest] = letters(first)
  const seconds = last === '' ? rest : [...letters(last), ...more.slice(0, -1).flatMap((word) => letters(word).slice(0, 1)), ...rest]
  const pairs = seconds.map((letter) => (start + letter).toLocaleUpperCase('en'))
  return pairs.length > 0 ? [...new Set(pairs)] : [start.toLocaleUpperCase('en')]
}
