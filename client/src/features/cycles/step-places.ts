import type { CycleView } from 'shared/cycles/document'
import type { Item } from 'shared/cycles/readiness'

/** Where the page opens for something that is still open. Before decisions come the cards that they are made of. */
export function pathOfOpen(item: Item, { cardsRevealed }: CycleView): string {
  return item === 'decisions' && !cardsRevealed ? 'cards' : pathOfItem[item]
}

const pathOfItem: Record<Item, string> = {
  carriedDecisions: 'carriedDecisions',
  dataSet: 'dataSets',
  greatestNeed: 'greatestNeed',
  inquiryQuestion: 'inquiryQuestion',
  goal: 'goalMeasure',
  chosenStrategy: 'chosenStrategy',
  theoryOfAction: 'ifClauses',
  predictionBefore: 'predictionBefore',
  tries: 'tries',
  sameLookAgain: 'waves',
  ourImpact: 'ourImpact',
  decisions: 'decisions',
  whatWeLearned: 'learnedAboutPractice',
}

/** Does a field lie in one of these parts of the page? A part is a root or a longer path. */
export function isWithin(field: string, parts: readonly string[]): boolean {
  return parts.some((part) => field === part || field.startsWith(`${part}/`))
}
