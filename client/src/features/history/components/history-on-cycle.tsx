import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changesOf } from '../api'
import { useHistoryScreen } from '../restores'
import { useVisit } from '../use-visit'
import { RestoredHere } from './restored-here'
import { RestoredToast } from './restored-toast'
import { SincePanel } from './since-panel'

export interface OnCycleProps {
  cycleId: string
  /** The page itself is there: what comes now would move it. */
  isShown: boolean
  isFullPage: boolean
}

/** At the head of the cycle page: what changed since one was here, and the way back from a restore made on this screen. */
export function HistoryOnCycle({ cycleId, isShown, isFullPage }: OnCycleProps) {
  const { data, isPending } = useQuery(changesOf(cycleId))
  const made = useHistoryScreen(({ restores }) => restores[cycleId])
  // Known by the time that the page shows, it comes with the page; known later, it is one line, so that little moves.
  const [isEarly, setEarly] = useState<boolean | null>(null)
  if (isShown && isEarly === null) setEarly(!isPending)
  useVisit(cycleId, isShown && !isPending)
  return (
    <>
      {isShown && <RestoredToast />}
      {isShown && isFullPage && made && <RestoredHere cycleId={cycleId} made={made} />}
      {isShown && isFullPage && data?.since != null && data.changes.length > 0 && (
        <SincePanel cycleId={cycleId} since={data.since} changes={data.changes} isLate={isEarly !== true} />
      )}
    </>
  )
}
