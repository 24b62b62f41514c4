import type { CycleView, PracticeView } from 'shared/cycles/document'
import { isStarted } from 'shared/cycles/step-content'
import { steps } from 'shared/cycles/steps'

/** Has nobody taken a door or put anything in yet? What was carried in does not count until somebody answers it. */
export function isBlankCycle(view: CycleView, practice: PracticeView | null): boolean {
  return view.door === null && steps.every((step) => !isStarted(step, view, practice))
}
