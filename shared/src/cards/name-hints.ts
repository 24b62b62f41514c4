import type { Stretch } from './number-hints'

const wordsOf = (list: string): string[] => list.trim().split(/\s+/)

/** Words that are written with a capital in the middle of an English sentence and name nobody. */
const knownWords = new Set(
  wordsOf(`
    i january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday christmas thanksgiving easter ramadan hanukkah
    math mathematics reading writing english spanish french arabic chinese portuguese german latin science art music
    hispanic latino latina latinx black white asian african american indian pacific islander hawaiian alaska native
    title grade kindergarten prek chromebook chromebooks google school elementary state common core wonders
    tier fall winter spring summer
  `),
)

/** A sentence may begin with these and an 's, and name nobody. */
const contracted = new Set(
  wordsOf(`it that what let there here he she who where how when this one today tomorrow everyone everybody nobody
  somebody someone children students teachers families each other women men people yesterday week district school`),
)

const initials = /(?<![\p{L}.])(?:\p{Lu}\.\s?){2,}|(?<![\p{L}.])\p{Lu}\.(?=\s\p{Lu}\p{Ll})/gu
const titled = /(?<!\p{L})(?:Mr|Mrs|Ms|Mx|Dr|Miss|Coach|Sr|Sra)\.?\s\p{Lu}[\p{L}’'-]*/gu
const capital = /(?<![\p{L}’'-])\p{Lu}(?:\p{Ll}|[’']\p{Lu})[\p{L}-]*/gu
/** A title between quotation marks: “The Name Jar”. */
const quoted = /[“"‘«]\p{Lu}[^”"’»]*[”"’»]/gu

/**
 * Points at likely names in a text: words with a capital that no sentence begins with and that are none of the known;
 * initials; a title and a name; and the people passed in, anywhere. A name that begins a sentence is found only by an
 * apostrophe ("Maria's"), or if it stands elsewhere too; one without a capital is not found.
 * @param people names of the team's people
 * @param own the team's own words: the name of its strategy, of the team, of the school
 */
export function namesIn(text: string, people: readonly string[], own: readonly string[]): Stretch[] {
  const passed = new Set(own.flatMap((each) => lettersIn(each)).map((word) => word.toLowerCase()))
  const ours = new Set(people.flatMap((name) => lettersIn(name)).filter((word) => word.length > 1))
  const titles = stretches(text, quoted).filter(({ start, end }) => / /.test(text.slice(start, end)))
  const candidates = stretches(text, capital).filter((found) => !titles.some((title) => within(found, title)))
  const isName = ({ start, end }: Stretch): boolean => {
    const word = text.slice(start, end)
    if (ours.has(word)) return true
    if (knownWords.has(word.toLowerCase()) || passed.has(word.toLowerCase())) return false
    if (!beginsSentence(text, start)) return true
    return /^[’']s\b/.test(text.slice(end)) && !contracted.has(word.toLowerCase())
  }
  const names = new Set(candidates.filter(isName).map(({ start, end }) => text.slice(start, end)))
  const found = candidates.filter(({ start, end }) => names.has(text.slice(start, end)))
  return merged(text, [...found, ...stretches(text, initials), ...stretches(text, titled)])
}

function lettersIn(name: string): string[] {
  return name.match(/\p{L}[\p{L}’'-]*/gu) ?? []
}

function stretches(text: string, pattern: RegExp): Stretch[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.trimEnd().length }))
}

function within(inner: Stretch, outer: Stretch): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

function beginsSentence(text: string, start: number): boolean {
  return (
    /(?:^|[.!?:;…\n•]|[“"‘«(–—-])["”’»)]*\s*$/u.test(text.slice(0, start)) && !/\p{Lu}\.\s?$/u.test(text.slice(0, start))
  )
}

/** Sorts, and makes one of what touches or is a space apart: first and last name. */
function merged(text: string, found: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const each of [...found].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && (each.start <= last.end || /^\s$/.test(text.slice(last.end, each.start))))
      last.end = Math.max(last.end, each.end)
    else all.push({ ...each })
  }
  return all
}
