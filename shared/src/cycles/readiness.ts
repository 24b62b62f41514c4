import { hasContent, readDataSets } from '../data/data-sets'
import type { CycleView, PracticeView } from './document'
import { isStarted } from './step-content'
import { type Step, steps } from './steps'
import { isTheoryWhole, readTheory } from './theory-of-action'

interface Rule {
  item: string
  step: Step
  star: boolean
  /** Is it there? Null where it cannot be judged from what this reader may see. */
  isThere(view: CycleView, practice: PracticeView | null): boolean | null
}

const filled = (...words: string[]): boolean => words.every((each) => each.trim() !== '')

/** The eight ★ of product.md and a few that a team expects to be named, in the order in which a team meets them. */
const rules = [
  {
    item: 'carriedDecisions',
    step: 'C',
    star: false,
    isThere: (view) => view.carriedDecisions.every(({ verdict }) => verdict !== null),
  },
  {
    item: 'dataSet',
    step: 'C',
    star: true,
    isThere: (view) => readDataSets(view).some((set) => filled(set.measure) && hasWave(set, true)),
  },
  {
    item: 'greatestNeed',
    step: 'C',
    star: true,
    isThere: (view) => filled(view.strengths, view.greatestNeed, view.forWhom),
  },
  { item: 'inquiryQuestion', step: 'C', star: true, isThere: (view) => filled(view.inquiryQuestion) },
  { item: 'goal', step: 'C', star: false, isThere: (view) => filled(view.goalMeasure) && view.goalTarget !== null },
  {
    item: 'chosenStrategy',
    step: 'L',
    star: true,
    isThere: (view) => filled(view.chosenStrategy) || view.chosenStrategyId !== null,
  },
  { item: 'theoryOfAction', step: 'L', star: true, isThere: (view) => isTheoryWhole(readTheory(view)) },
  {
    item: 'predictionBefore',
    step: 'L',
    star: false,
    isThere: (view) => filled(view.predictionBefore) || view.predictedPercent !== null,
  },
  {
    item: 'tries',
    step: 'E',
    star: true,
    isThere: (_view, practice) => practice && practice.tries.some(({ did, students }) => filled(did) || filled(students)),
  },
  {
    item: 'sameLookAgain',
    step: 'A',
    star: true,
    isThere: (view) => readDataSets(view).some((set) => hasWave(set, false)),
  },
  { item: 'ourImpact', step: 'A', star: false, isThere: (view) => filled(view.ourImpact) },
  { item: 'decisions', step: 'R', star: true, isThere: (view) => view.decisions.some(({ text }) => filled(text)) },
  {
    item: 'whatWeLearned',
    step: 'R',
    star: false,
    isThere: (view) => filled(view.learnedAboutPractice) || filled(view.learnedAboutStudents),
  },
] as const satisfies readonly Rule[]

export type Item = (typeof rules)[number]['item']

/** Something that is not there yet. Named in words on screen ("open: our impact"); never counted, never a score. */
export interface OpenItem {
  item: Item
  star: boolean
  step: Step
}

/**
 * - `not started`: the team is at an earlier step and nothing stands in this one;
 * - `open`: something that a team would expect is not there yet;
 * - `nothing open`: all of it is there.
 */
export type StepState = 'not started' | 'open' | 'nothing open'

export type Readiness = Record<Step, { state: StepState; open: OpenItem[] }>

/** What is open in each step. With `practice` null (who may not see the tries), tries are not judged. */
export function readiness(view: CycleView, practice: PracticeView | null): Readiness {
  const at = steps.indexOf(view.step ?? 'C')
  const open = openItems(view, practice)
  const of = (step: Step): Readiness[Step] => {
    const items = open.filter((item) => item.step === step)
    const isAhead = steps.indexOf(step) > at
    if (isAhead && items.length > 0 && !isStarted(step, view, practice)) return { state: 'not started', open: items }
    return { state: items.length > 0 ? 'open' : 'nothing open', open: items }
  }
  return { C: of('C'), L: of('L'), E: of('E'), A: of('A'), R: of('R') }
}

/**
 * Today's one job: the first open ★ of the team's step, else the first open item of it. With nothing open there, the
 * job is to go on: the next step with `item` null; at the last step `{ step: 'R', item: null }`, ready to close.
 */
export function todaysJob(view: CycleView, practice: PracticeView | null): { step: Step; item: Item | null } {
  const step = view.step ?? 'C'
  const open = openItems(view, practice).filter((item) => item.step === step)
  const first = open.find(({ star }) => star) ?? open[0]
  if (first) return { step, item: first.item }
  return { step: steps[steps.indexOf(step) + 1] ?? step, item: null }
}

/** Are all eight ★ there? False while the tries cannot be seen. */
export function isComplete(view: CycleView, practice: PracticeView | null): boolean {
  return practice !== null && openItems(view, practice).every(({ star }) => !star)
}

function openItems(view: CycleView, practice: PracticeView | null): OpenItem[] {
  return rules
    .filter(({ isThere }) => isThere(view, practice) === false)
    .map(({ item, star, step }) => ({ item, star, step }))
}

function hasWave(set: ReturnType<typeof readDataSets>[number], baseline: boolean): boolean {
  return set.waves.some((wave) => wave.wave !== null && (wave.wave === 'baseline') === baseline && hasContent(set, wave))
}
