import { shapes } from 'shared/cycles/fields'
import { stepOfRoot } from 'shared/cycles/places'
import { type Step, steps } from 'shared/cycles/steps'
import { notCompared } from 'shared/history/rules'
import type { FieldDifference } from 'shared/history/schema'

export interface StepPart {
  /** Null: what stands in no step. */
  step: Step | null
  differences: FieldDifference[]
  /** How many parts of this step are the same. */
  rest: number
}

/**
 * Differences by step, in the order of the line; only steps in which something differs.
 * @param withPractice whether the tries are compared too
 */
export function partsOf(differences: readonly FieldDifference[], withPractice: boolean): StepPart[] {
  const parts = [...steps, null].map((step) => {
    const own = differences.filter((difference) => difference.step === step)
    return { step, differences: own, rest: step === null ? 0 : Math.max(0, partCount(step, withPractice) - own.length) }
  })
  return parts.filter((part) => part.differences.length > 0)
}

function partCount(step: Step, withPractice: boolean): number {
  const documents = withPractice ? [shapes.cycle, shapes.practice] : [shapes.cycle]
  const names = documents.flatMap(({ fields, tables, grids }) => [fields, tables, grids].flatMap((part) => Object.keys(part)))
  const here = new Set(Object.entries(stepOfRoot).flatMap(([name, at]) => (at === step ? [name] : [])))
  return names.filter((name) => here.has(name) && !notCompared.has(name)).length
}
