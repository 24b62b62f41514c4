import type { Step } from 'shared/cycles/steps'
import { preloadable, type Preloadable } from '../../../lib/preloadable'

/** The middle column of the page, by step. A step's code loads when somebody opens it, or a moment before. */
export const stepPages: Record<Step, Preloadable> = {
  C: preloadable(async () => (await import('./collaborate/collaborate-step')).CollaborateStep),
  L: preloadable(async () => (await import('./leverage/leverage-step')).LeverageStep),
  E: preloadable(async () => (await import('./experiment/experiment-step')).ExperimentStep),
  A: preloadable(async () => (await import('./assess/assess-step')).AssessStep),
  R: preloadable(async () => (await import('./reexamine/reexamine-step')).ReexamineStep),
}
