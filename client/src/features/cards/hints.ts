import type { Preview } from 'shared/cards/publishing'
import type { SharedCard } from 'shared/cards/schema'
import { textsOf } from 'shared/cards/hints'
import { createContext } from 'react'

export type Hint = Preview['hints'][number]

/** Places to mark in the words of the card: in the preview alone. */
export const HintsContext = createContext<readonly Hint[]>([])

/** A run of words, marked or not. */
export interface Piece {
  text: string
  kind: Hint['kind'] | null
}

/** Cuts a text at its hints. Hints that overlap count as the first of them. */
export function pieces(text: string, hints: readonly Pick<Hint, 'start' | 'end' | 'kind'>[]): Piece[] {
  const cut: Piece[] = []
  let at = 0
  for (const { start, end, kind } of [...hints].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue
    if (start > at) cut.push({ text: text.slice(at, start), kind: null })
    cut.push({ text: text.slice(start, end), kind })
    at = end
  }
  if (at < text.length) cut.push({ text: text.slice(at), kind: null })
  return cut
}

export type FieldOfCard = 'question' | 'strategy' | 'theory' | 'goal' | 'results' | 'decisions'

/** Texts that have something to look at, in the card's order, each with the field of the cycle in which it is typed. */
export interface HintedText {
  part: string
  text: string
  hints: Hint[]
  field: FieldOfCard
  /** Where the team changes it. */
  address: string
}

export function hintedTexts(card: SharedCard, hints: readonly Hint[]): HintedText[] {
  return textsOf(card).flatMap(({ part, text }) => {
    const here = hints.filter((hint) => hint.part === part)
    return here.length === 0 ? [] : [{ part, text, hints: here, ...placeOf(card.cycle.id, part) }]
  })
}

/** In which field of the cycle a part of the card is typed; the address opens that step and puts the caret there. */
function placeOf(cycleId: string, part: string): Pick<HintedText, 'field' | 'address'> {
  const [head = '', name = ''] = part.split('.')
  const at = (field: FieldOfCard, path: string) => ({ field, address: `/cycles/${encodeURIComponent(cycleId)}#${path}` })
  switch (head) {
    case 'strategy':
      return at('strategy', 'chosenStrategy')
    case 'theory':
      return at('theory', name === 'ifs' ? 'ifClauses' : name)
    case 'goal':
      return at('goal', name === 'measure' ? 'goalMeasure' : 'goalForWhom')
    case 'results':
      return at('results', 'dataSets')
    case 'decisions':
      return at('decisions', 'decisions')
    default:
      return at('question', 'inquiryQuestion')
  }
}
