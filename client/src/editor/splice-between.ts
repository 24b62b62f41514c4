import type { Splice } from './alignment'

/**
 * The one change that makes `after` of `before`, found from the caret: what was typed ends where the caret now stands,
 * so that of "aa" made "aaa" the letter that was typed is known. Never cuts a character in two.
 *
 * @param caret UTF-16 units from the start of `after`; its end when it is not known
 */
export function spliceBetween(before: string, after: string, caret: number): Splice {
  const longest = Math.min(before.length, after.length)
  let suffix = 0
  const mostSuffix = Math.min(longest, after.length - Math.min(caret, after.length))
  while (suffix < mostSuffix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1
  let prefix = 0
  while (prefix < longest - suffix && before[prefix] === after[prefix]) prefix += 1
  // Yjs replaces half a surrogate pair by U+FFFD: both halves change together.
  if (prefix > 0 && isHigh(before.charCodeAt(prefix - 1))) prefix -= 1
  if (suffix > 0 && isLow(before.charCodeAt(before.length - suffix))) suffix -= 1
  return {
    at: prefix,
    removed: before.length - suffix - prefix,
    inserted: after.slice(prefix, after.length - suffix),
  }
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
