import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Step } from 'shared/cycles/steps'

/** The middle column of the page, by step. A step's code loads when somebody opens it. */
export const stepPages: Record<Step, LazyExoticComponent<ComponentType>> = {
  C: lazy(async () => ({ default: (await import('./collaborate/collaborate-step')).CollaborateStep })),
  L: lazy(async () => ({ default: (await import('./leverage/leverage-step')).LeverageStep })),
  E: lazy(async () => ({ default: (await import('./experiment/experiment-step')).ExperimentStep })),
  A: lazy(async () => ({ default: (await import('./assess/assess-step')).AssessStep })),
  R: lazy(async () => ({ default: (await import('./reexamine/reexamine-step')).ReexamineStep })),
}
