import { hasContent, readDataSets } from '../data/data-sets'
import type { CycleView, PracticeView } from './document'
import type { Step } from './steps'

/**
 * Has anybody put anything into a step? What the server carries in by itself does not count until somebody answers it.
 * A baseline is content of C, a later look content of A.
 */
export function isStarted(step: Step, view: CycleView, practice: PracticeView | null): boolean {
  return contents[step](view, practice).some(isAnything)
}

const contents: Record<Step, (view: CycleView, practice: PracticeView | null) => unknown[]> = {
  C: (view) => [
    ...[view.worry, view.strengths, view.greatestNeed, view.forWhom, view.underserved, view.crossingQuestion],
    ...[view.inquiryQuestion, view.goalMeasure, view.goalBaseline, view.goalTarget, view.goalBy, view.goalForWhom],
    ...[view.predictions, view.dataSets, view.observations, view.inferences, view.assumptions],
    view.carriedDecisions.filter(({ verdict, why }) => verdict !== null || why.trim()),
    view.carriedQuestions.filter(({ answer }) => answer.trim()),
    view.carriedAssumptions.filter(({ verdict, why }) => verdict !== null || why.trim()),
  ],
  L: (view) => [
    ...[view.chosenStrategy, view.chosenStrategyId, view.whyHere, view.districtAsk, view.ourExperience],
    ...[view.thenStudents, view.asShownBy, view.theoryBy, view.because, view.predictedPercent, view.predictionBefore],
    ...[view.options, view.ifClauses.filter(({ text }) => text.trim())],
  ],
  E: (view, practice) => [
    ...[view.adaptations, view.visits, view.studentVoices, view.artefacts, view.smallWins, view.asks],
    ...[practice?.tries, practice?.inTheWay],
  ],
  A: (view, practice) => [
    ...[view.ourImpact, view.surprises, view.sharedImpacts, practice?.attributions],
    readDataSets(view).filter((set) =>
      set.waves.some((wave) => (wave.wave === 'mid' || wave.wave === 'end') && hasContent(set, wave)),
    ),
  ],
  R: (view) => [
    ...[view.cards, view.cardGroups, view.decisions],
    ...[view.learnedAboutPractice, view.learnedAboutStudents, view.nextQuestion],
    view.assumptions.filter(({ verdict, revisited }) => verdict !== null || revisited.trim()),
  ],
}

function isAnything(content: unknown): boolean {
  if (typeof content === 'string') return content.trim() !== ''
  if (Array.isArray(content)) return content.length > 0
  return content !== null && content !== undefined
}
