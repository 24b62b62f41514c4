import { ordinaryWords } from 'shared/erasing/ordinary-words'
import { fewestLetters, mark, mostWords } from 'shared/erasing/limits'
import type { Caution } from 'shared/erasing/schema'
import { foldsOfName, matchesIn, type Needle, needleOf } from 'shared/erasing/words'
import { ClearCycleError } from 'shared/errors'

/** Up to so many letters, a name is a part of many texts by chance. */
const shortName = 3
/** More than this is not often one student. */
const oftenFrom = 40

export interface Name {
  folds: string[]
  needle: Needle
}

/**
 * The words of a name as they are compared.
 * @throws ClearCycleError 'bad-request' where erasing it would take away what nobody means
 */
export function nameOf(name: string, capitalized: boolean): Name {
  const folds = foldsOfName(name)
  const letters = countLetters(folds)
  if (letters === 0) throw refused('Type the student’s name.')
  if (letters < fewestLetters) throw refused('One letter alone stands in every text. Type the name with at least two letters, or the letter with the word after it.')
  if (folds.length > mostWords) throw refused(`Type at most ${mostWords} words.`)
  const ours = foldsOfName(mark)
  if (folds.every((fold) => ours.includes(fold))) throw refused(`These words are in “${mark}”, which stands where a name was erased. Erase them by hand, in the text.`)
  return { folds, needle: needleOf(name, capitalized) }
}

/** Is this the same name once more, as somebody typed it to confirm? */
export function isSameName({ folds }: Name, again: string): boolean {
  return JSON.stringify(foldsOfName(again)) === JSON.stringify(folds)
}

/** What to think twice about before a name goes everywhere. */
export function cautionsAbout({ folds, needle }: Name, staff: readonly string[], times: number): Caution[] {
  const letters = countLetters(folds)
  return [
    ...(letters <= shortName ? (['short'] as const) : []),
    ...(folds.every((fold) => ordinaryWords.has(fold)) ? (['ordinary-word'] as const) : []),
    ...(staff.some((person) => matchesIn(person, needle).length > 0) ? (['colleague'] as const) : []),
    ...(times >= oftenFrom ? (['often'] as const) : []),
  ]
}

function countLetters(folds: readonly string[]): number {
  return folds.join('').match(/\p{L}/gu)?.length ?? 0
}

function refused(message: string): ClearCycleError {
  return new ClearCycleError('bad-request', message, [{ path: 'name', message }])
}
