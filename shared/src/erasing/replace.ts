import { mark } from './limits'
import { type Match, matchesIn, type Needle } from './words'

const lineBreaks = /[^\n]+/gu

/** A text without the name; line breaks that stood inside it stay. */
export function replaceIn(text: string, needle: Needle): { text: string; count: number } {
  const found = matchesIn(text, needle)
  let rest = text
  for (const match of found.toReversed()) rest = rest.slice(0, match.from) + markFor(text, match) + rest.slice(match.to)
  return { text: rest, count: found.length }
}

function markFor(text: string, { from, to }: Match): string {
  return mark + text.slice(from, to).replaceAll(lineBreaks, '')
}

/** The words around each place where a name stands, for whoever may read them; words at the ends are whole. */
export function excerptsOf(text: string, needle: Needle, most: number): string[] {
  return matchesIn(text, needle)
    .slice(0, most)
    .map((match) => around(text, match).replaceAll(/\s+/gu, ' ').trim())
}

/** Characters on either side. */
const near = 40

function around(text: string, { from, to }: Match): string {
  const before = from > near ? `…${text.slice(from - near, from).replace(/^\S*/u, '')}` : text.slice(0, from)
  const after = to + near < text.length ? `${text.slice(to, to + near).replace(/\S*$/u, '')}…` : text.slice(to)
  return before + text.slice(from, to) + after
}

/** Keys of plain data under which ids, days and choices stand, which nobody types. */
const notWords: ReadonlySet<string> = new Set([
  ...['id', 'libraryId', 'chosenStrategyId', 'dataSet', 'breakdown'],
  ...['kind', 'content', 'wave', 'date', 'by', 'goalBy', 'theoryBy'],
])

/** Words anywhere in plain data (a published card and its source), each looked at. */
export function replaceInData(data: unknown, needle: Needle): { data: unknown; count: number } {
  let count = 0
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const replaced = replaceIn(value, needle)
      count += replaced.count
      return replaced.text
    }
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, notWords.has(key) && typeof part === 'string' ? part : walk(part)]))
  }
  const walked = walk(data)
  return { data: walked, count }
}
