import type { Step } from '../cycles/steps'

/**
 * The strategy's name as the building sees it: once the team has gone on from choosing it. While it is being chosen the
 * name is a draft, typed letter by letter, and drafts stay with the team.
 */
export function strategyShown(step: Step, name: string): string | null {
  return step === 'C' || step === 'L' || name.trim() === '' ? null : name.trim()
}
