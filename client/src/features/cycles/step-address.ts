import { type Step, steps } from 'shared/cycles/steps'

const words: Record<Step, string> = {
  C: 'collaborate',
  L: 'leverage',
  E: 'experiment',
  A: 'assess',
  R: 're-examine',
}

/** The step that an address names, by its word or its letter; null when it names none. */
export function stepOfAddress(word: string | undefined): Step | null {
  return steps.find((step) => words[step] === word?.toLowerCase() || step === word?.toUpperCase()) ?? null
}

/** Where a step of a cycle is, or one field in it. */
export function addressOf(cycleId: string, step: Step, path?: string): string {
  return `/cycles/${encodeURIComponent(cycleId)}/${words[step]}${path === undefined ? '' : `#${encodeURIComponent(path)}`}`
}
