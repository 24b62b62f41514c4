import type { CycleShape, PersonalShape, PracticeShape } from './fields'
import type { Step } from './steps'

type Root<S extends { fields: object; tables: object; grids: object }> =
  | (keyof S['fields'] & string)
  | (keyof S['tables'] & string)
  | (keyof S['grids'] & string)

/**
 * Where each part of a cycle stands on the page, in the order of the page. A root that stands in two steps is listed where
 * it is first typed.
 */
export const stepOfRoot: Record<Root<CycleShape> | Root<PracticeShape> | Root<PersonalShape>, Step> = {
  step: 'C',
  door: 'C',
  carriedDecisions: 'C',
  carriedQuestions: 'C',
  carriedAssumptions: 'C',
  worry: 'C',
  predictions: 'C',
  predictionsRevealed: 'C',
  dataSets: 'C',
  waves: 'C',
  breakdowns: 'C',
  cells: 'C',
  piles: 'C',
  voices: 'C',
  counts: 'C',
  observations: 'C',
  inferences: 'C',
  strengths: 'C',
  greatestNeed: 'C',
  forWhom: 'C',
  underserved: 'C',
  assumptions: 'C',
  crossingQuestion: 'C',
  inquiryQuestion: 'C',
  goalMeasure: 'C',
  goalBaseline: 'C',
  goalTarget: 'C',
  goalBy: 'C',
  goalForWhom: 'C',
  options: 'L',
  chosenStrategy: 'L',
  chosenStrategyId: 'L',
  whyHere: 'L',
  districtAsk: 'L',
  ourExperience: 'L',
  ifClauses: 'L',
  thenStudents: 'L',
  asShownBy: 'L',
  theoryBy: 'L',
  because: 'L',
  predictedPercent: 'L',
  predictionBefore: 'L',
  tries: 'E',
  triers: 'E',
  inTheWay: 'E',
  adaptations: 'E',
  visits: 'E',
  visitNotes: 'E',
  receivedNotes: 'E',
  studentVoices: 'E',
  artefacts: 'E',
  smallWins: 'E',
  asks: 'E',
  ourImpact: 'A',
  myImpact: 'A',
  myImpactShared: 'A',
  myImpactSigned: 'A',
  sharedImpacts: 'A',
  surprises: 'A',
  attributions: 'A',
  cards: 'R',
  cardsRevealed: 'R',
  cardGroups: 'R',
  votes: 'R',
  decisions: 'R',
  learnedAboutPractice: 'R',
  learnedAboutStudents: 'R',
  nextQuestion: 'R',
  copies: 'C',
  restored: 'C',
}

/** The first part of a field's path: `observations` of `observations/<row>/text`. */
export function rootOf(path: string): string {
  return path.split('/', 1)[0] ?? path
}

/** The step where a field stands; null for a path that no document has. */
export function stepOfPath(path: string): Step | null {
  const root = rootOf(path)
  return Object.entries(stepOfRoot).find(([name]) => name === root)?.[1] ?? null
}
