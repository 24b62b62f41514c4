import type { CycleView, PersonalView, PracticeView } from 'shared/cycles/document'
import { useCycleRoom } from '../../sync/cycle-room-context'
import { useView } from '../../sync/hooks'

/** The team's room as plain data, at most 150 ms behind. */
export function useCycleView(): CycleView {
  return useView(useCycleRoom().cycle)
}

/** Tries and attributions as plain data; null for who may not see them. */
export function usePracticeView(): PracticeView | null {
  return useView(useCycleRoom().practice)
}

/** My own document as plain data; null for who is not in the team. */
export function usePersonalView(): PersonalView | null {
  return useView(useCycleRoom().personal)
}
