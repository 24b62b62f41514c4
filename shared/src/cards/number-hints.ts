/** A stretch of a text, as for `slice`. */
export interface Stretch {
  start: number
  end: number
}

const numberWords =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen half both none'
/** What a number may count without telling of children. English, like the words above; figures are found in any language. */
const harmless =
  'minute second hour day week month year time lesson block period session meeting detail word sentence question page passage paragraph book text example way step part strateg sound letter problem fact fraction digit representation reason'

/** A number and what it is a part of: `8`, `8 of 9`, `29→42`, `30.2`, `41 %`. */
const figure = String.raw`\d+(?:[.,]\d+)*\s?%?`
const words = numberWords.split(' ').join('|')
const single = String.raw`(?:${figure}|\b(?:${words}|one)\b(?:[ -](?:${words}|one)\b)?)`
const joined = String.raw`${single}(?:\s?(?:of the|out of|of|→|–|-|\/|to)\s?${single})*(?:\s?(?:percent|points?)\b)?`
const number = new RegExp(joined, 'giu')

const afterwards = new RegExp(String.raw`^[\s-]*(?:more\s|new\s|short\s|whole\s)?(?:${harmless.split(' ').join('|')})`, 'iu')
const gradeBefore = /\b(?:grade|step|unit|week|page|lesson|room|chapter|cycle|wave|question)s?\s$/iu
const gradeAfter = /^(?:st|nd|rd|th)\b/iu
const oneOfChildren = /^\s(?:of|child|student|kid|boy|girl|learner|newcomer|pupil)/iu

/**
 * Points at numbers in a text that may be a result: figures, number words, "8 of 9", percents. Numbers of minutes, of
 * details or of a grade are passed over. "One" is a number only of children; "two or more" none.
 */
export function numbersIn(text: string): Stretch[] {
  return [...text.matchAll(number)].flatMap((match) => {
    const found = match[0].trimEnd()
    const [start, end] = [match.index, match.index + found.length]
    return tells(found.toLowerCase(), text.slice(0, start), text.slice(end)) ? [{ start, end }] : []
  })
}

function tells(found: string, before: string, after: string): boolean {
  if (/\p{L}$/u.test(before) || gradeBefore.test(before) || gradeAfter.test(after)) return false
  if (found === 'one') return oneOfChildren.test(after)
  if (found === 'two' && after.startsWith(' or more')) return false
  if (found === 'half' && /^ an?\b/.test(after)) return false
  return !afterwards.test(after)
}
