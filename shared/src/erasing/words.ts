/** A word as it stands in a text. Places are counted as JavaScript counts a string. */
export interface Word {
  from: number
  /** Without a possessive 's, where there may be one. */
  to: number
  /** What it is compared by. Two readings of "Maya's": `maya` and `mayas`. */
  folds: readonly { fold: string; to: number }[]
  /** Does it begin with a capital letter, or in a script that has none? */
  capital: boolean
}

/** Scripts that are written without spaces: every character is a word of its own, and a name is several in a row. */
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*`
/** What nobody sees and what a word may hold: soft hyphens, joiners, directions. */
const unseen = String.raw`\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF`
const apostrophes = String.raw`'’‘ʼ\u02B9\u2032\uFF07`
const words = new RegExp(
  String.raw`(?:${unspaced})|(?:(?!${unspaced})[\p{L}\p{M}])(?:(?!${unspaced})[\p{L}\p{M}${unseen}]|[${apostrophes}](?=[\p{L}]))*|\p{N}+`,
  'gu',
)
const possessive = new RegExp(`[${apostrophes}][sS]$`, 'u')
const dropped = new RegExp(`[${unseen}${apostrophes}]`, 'gu')
/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Vowel signs of other scripts are letters. */
const accents = /[\u0300-\u036F\u0591-\u05C7\u064B-\u065F\u0670]/gu

/** Letters that no normal form takes apart, as people write them who cannot type them. */
const plainer: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't', ς: 'σ' }

/** At most so many characters may stand between two words of a name: a line break, a dot, two spaces. */
const widestGap = 5

/** The words of a text, in order. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(words)].map((match) => {
    const [word] = match
    const from = match.index
    const whole = { fold: foldOf(word), to: from + word.length }
    const ending = possessive.exec(word)
    const folds = ending === null ? [whole] : [{ fold: foldOf(word.slice(0, ending.index)), to: from + ending.index }, whole]
    return { from, to: folds[0]?.to ?? whole.to, folds, capital: isCapital(word) }
  })
}

/** What two writings of a word have in common: case, accents, apostrophes and what nobody sees do not count. */
function foldOf(word: string): string {
  const bare = word.normalize('NFKD').replaceAll(accents, '').replaceAll(dropped, '')
  return bare.toUpperCase().toLowerCase().replaceAll(/[øłđðþæœħŧς]/gu, (letter) => plainer[letter] ?? letter).normalize('NFC')
}

function isCapital(word: string): boolean {
  const [first = ''] = word.normalize('NFC')
  return first.toLowerCase() !== first || first.toUpperCase() === first
}

/** A name to be found: how many words it has, and how to tell it. */
export interface Needle {
  words: number
  capitalized: boolean
  /** @param folds as many as the name has words */
  is(folds: readonly string[]): boolean
}

export interface Match {
  from: number
  to: number
}

/** Where a name stands in a text, from left to right, none in another. */
export function matchesIn(text: string, needle: Needle): Match[] {
  const all = wordsIn(text)
  const found: Match[] = []
  for (let index = 0; index + needle.words <= all.length; ) {
    const match = matchAt(all, index, needle)
    if (match !== null) found.push(match)
    index += match === null ? 1 : needle.words
  }
  return found
}

function matchAt(all: readonly Word[], index: number, { words: count, capitalized, is }: Needle): Match | null {
  const window = all.slice(index, index + count)
  const [first] = window
  const last = window.at(-1)
  if (first === undefined || last === undefined) return null
  if (capitalized && !window.every(({ capital }) => capital)) return null
  const isTogether = window.every((word, at) => word.from - (window[at - 1]?.folds.at(-1)?.to ?? word.from) <= widestGap)
  if (!isTogether) return null
  const before = window.slice(0, -1).map(({ folds }) => folds.at(-1)?.fold ?? '')
  const reading = last.folds.find(({ fold }) => is([...before, fold]))
  return reading === undefined ? null : { from: first.from, to: reading.to }
}

/** The words of a name as they are compared. A possessive that was typed with it does not count. */
export function foldsOfName(name: string): string[] {
  const all = wordsIn(name)
  return all.map(({ folds }, index) => (index === all.length - 1 ? folds[0] : folds.at(-1))?.fold ?? '').filter((fold) => fold !== '')
}

/** A needle that knows the name itself. */
export function needleOf(name: string, capitalized: boolean): Needle {
  const folds = foldsOfName(name)
  return { words: folds.length, capitalized, is: (others) => others.every((fold, index) => fold === folds[index]) }
}
