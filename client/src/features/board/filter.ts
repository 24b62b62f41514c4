import type { BoardCycle, BoardTeam } from 'shared/dashboards/schema'

/** What the board is narrowed to; `any` is all of it, `none` the teams without a cycle, or without a strategy. */
export interface Filter {
  step: 'any' | 'none' | BoardCycle['step']
  strategy: string
}

export const everything: Filter = { step: 'any', strategy: '' }

export function fits({ step, strategy }: Filter, { cycle }: BoardTeam): boolean {
  const isThere = step === 'any' || (step === 'none' ? cycle === null : cycle?.step === step)
  return isThere && (strategy === '' || cycle?.strategy === strategy)
}

/** The strategies that teams are trying, each once, by name. */
export function strategiesOf(teams: readonly BoardTeam[]): string[] {
  const names = new Set(teams.flatMap(({ cycle }) => cycle?.strategy ?? []))
  return [...names].sort((a, b) => a.localeCompare(b))
}
