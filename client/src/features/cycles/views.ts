import type { CycleView, PersonalView, PracticeView } from 'shared/cycles/document'
import { useCycleRoom } from '../../sync/cycle-room-context'
import { useReadable, useView } from '../../sync/hooks'
import type { Readable } from '../../sync/readable'
import { viewOf } from '../../sync/watch'

const nothing: Readable<null> = { get: () => null, subscribe: () => () => undefined }

/** The team's room as plain data, at most 150 ms behind. */
export function useCycleView(): CycleView {
  return useView(useCycleRoom().cycle)
}

/** Tries and attributions as plain data; null for who may not see them. */
export function usePracticeView(): PracticeView | null {
  const { practice } = useCycleRoom()
  return useReadable<PracticeView | null>(practice ? viewOf(practice) : nothing)
}

/** My own document as plain data; null for who is not in the team. */
export function usePersonalView(): PersonalView | null {
  const { personal } = useCycleRoom()
  return useReadable<PersonalView | null>(personal ? viewOf(personal) : nothing)
}
