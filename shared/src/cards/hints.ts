/** Pointers for the preview of a shared card: places in free text that may hold a number or a name. */
import { namesIn } from './name-hints'
import { numbersIn } from './number-hints'
import type { SharedCard } from './schema'

/** `start` and `end` are places in the text of `part`, as for `slice`. */
export interface Hint {
  /** Which text of the card: `question`, `theory.ifs.0`, `decisions.1.text`, `results.0.measure` … */
  part: string
  start: number
  end: number
  kind: 'number' | 'name'
}

/** What the hints know of the team, so that they point at its people and not at its words. */
export interface Known {
  /** Display names of the team's members and coaches. */
  people: readonly string[]
}

/** A free text of the card, with its part. */
export interface CardText {
  part: string
  text: string
}

/** Every free text of a card, in the order in which the card shows them. Blank ones are left out. */
export function textsOf(card: SharedCard): CardText[] {
  const { question, strategy, theory, goal, results, decisions } = card
  const texts: CardText[] = [
    { part: 'question', text: question },
    { part: 'strategy.name', text: strategy.name },
    ...theory.ifs.map((text, index) => ({ part: `theory.ifs.${index}`, text })),
    { part: 'theory.thenStudents', text: theory.thenStudents },
    { part: 'theory.asShownBy', text: theory.asShownBy },
    { part: 'theory.because', text: theory.because },
    { part: 'goal.measure', text: goal?.measure ?? '' },
    { part: 'goal.forWhom', text: goal?.forWhom ?? '' },
    ...results.flatMap((result, index) => resultTexts(result, `results.${index}`)),
    ...decisions.map(({ text }, index) => ({ part: `decisions.${index}.text`, text })),
  ]
  return texts.filter(({ text }) => text.trim() !== '')
}

function resultTexts({ measure, breakdowns }: SharedCard['results'][number], part: string): CardText[] {
  return [
    { part: `${part}.measure`, text: measure },
    ...breakdowns.flatMap(({ name, cells }, index) => [
      { part: `${part}.breakdowns.${index}.name`, text: name },
      ...cells.map(({ label }, cell) => ({ part: `${part}.breakdowns.${index}.cells.${cell}.label`, text: label })),
    ]),
  ]
}

/** Points at likely numbers and names. A hint, never a lock: the team decides what it publishes. */
export function hintsOf(card: SharedCard, known: Known): Hint[] {
  const own = [card.strategy.name, card.team.name]
  return textsOf(card).flatMap(({ part, text }) => hintsIn(text, known, own).map((found) => ({ part, ...found })))
}

/**
 * Points at likely numbers (number-hints.ts) and names (name-hints.ts) in one text, in order.
 * @param own the team's own words, such as the name of its strategy
 */
export function hintsIn(text: string, { people }: Known, own: readonly string[] = []): Omit<Hint, 'part'>[] {
  const numbers = numbersIn(text).map((found) => ({ ...found, kind: 'number' as const }))
  const names = namesIn(text, people, own).map((found) => ({ ...found, kind: 'name' as const }))
  return [...numbers, ...names].sort((a, b) => a.start - b.start)
}
