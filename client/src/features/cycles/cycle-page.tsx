import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import type { CycleDetail } from 'shared/cycles/schema'
import { hasCode, isOffline } from '../../lib/api-error'
import { useSession } from '../../lib/session'
import type { CycleRoom, RoomStatus } from '../../sync/cycle-room'
import { CycleRoomProvider } from '../../sync/cycle-room-context'
import { useReadable } from '../../sync/hooks'
import { useOpenedRoom } from '../../sync/use-opened-room'
import { useCycleDetail } from './api'
import { CycleFrame } from './components/cycle-frame'
import { NewerVersion } from './components/newer-version'
import { CycleSkeleton, CycleState } from './components/page-states'
import { StartedAnew } from './components/started-anew'
import { CycleContext, useCycle } from './cycle-context'
import { useCycleParts } from './cycle-parts'
import { stepOfAddress } from './step-address'
import { stepPages } from './steps/registry'
import { useCycleScreen } from './store'

/** The cycle page, the heart of the product: `/cycles/<cycle>/<step>#<field>`. */
export function CyclePage() {
  const { cycleId = '' } = useParams()
  return <Cycle key={cycleId} cycleId={cycleId} />
}

function Cycle({ cycleId }: { cycleId: string }) {
  const queries = useQueryClient()
  const { prepare } = useCycleParts()
  useEffect(() => prepare?.(queries, cycleId), [prepare, queries, cycleId])
  const { data, error, refetch } = useCycleDetail(cycleId)
  // What was read before may no longer be mine to read: this comes before any data. The server says "not found" too
  // where there is a cycle that is not mine to know of.
  if (hasCode(error, 'forbidden') || hasCode(error, 'not-found')) return <CycleState kind="noAccess" />
  if (data) return <OpenCycle detail={data} refetch={() => void refetch()} />
  if (!error || hasCode(error, 'not-signed-in')) return <CycleSkeleton />
  return <CycleState kind={isOffline(error) ? 'offline' : 'error'} onTryAgain={() => void refetch()} />
}

interface OpenCycleProps {
  detail: CycleDetail
  refetch: () => void
}

function OpenCycle({ detail, refetch }: OpenCycleProps) {
  const asked = stepOfAddress(useParams()['step'])
  const first = asked ?? detail.step
  // Its code comes while its documents are still being opened.
  useEffect(() => stepPages[first].preload(), [first])
  const { room, openAgain } = useOpenedRoom(detail, useSession(), refetch)
  if (!room) return <CycleSkeleton />
  return (
    <CycleContext value={detail}>
      <CycleRoomProvider room={room}>
        <CycleByStatus room={room} refetch={refetch} openAgain={openAgain} />
      </CycleRoomProvider>
    </CycleContext>
  )
}

interface ByStatusProps {
  room: CycleRoom
  refetch: () => void
  openAgain: () => void
}

function CycleByStatus({ room, refetch, openAgain }: ByStatusProps) {
  const status = useReadable(room.status)
  switch (status.kind) {
    case 'no-access':
      return <ClosedToMe refetch={refetch} />
    case 'gone':
      return <CycleState kind="gone" />
    case 'started-anew':
      return <StartedAnew refetch={refetch} />
    case 'reload':
      return <NewerVersion>{frame(status, openAgain)}</NewerVersion>
    case 'loading':
    case 'ready':
    case 'refused':
    case 'too-big':
    case 'signed-out':
      return frame(status, openAgain)
  }
}

/**
 * One of the documents is closed to me now, perhaps not all of them: a coach may lose the tries and keep the rest. The
 * server says what is left; until then nothing shows.
 */
function ClosedToMe({ refetch }: { refetch: () => void }) {
  const { id } = useCycle()
  const isAsking = useIsFetching({ queryKey: ['cycle', id] }) > 0
  const [hasAsked, setHasAsked] = useState(false)
  useEffect(() => {
    refetch()
    setHasAsked(true)
    // Once for each time that this happens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return hasAsked && !isAsking ? <CycleState kind="noAccess" /> : <CycleSkeleton />
}

/** A document that has not loaded never looks like an empty one. */
function frame(status: RoomStatus, openAgain: () => void) {
  const isReady = status.kind === 'ready' || (status.kind !== 'loading' && status.ready)
  return (
    <>
      <Head isShown={isReady} />
      {isReady ? <CycleFrame onStartAgain={openAgain} /> : <CycleSkeleton />}
    </>
  )
}

/** It asks for what it says while the documents are still being opened: what comes later moves what is being read. */
function Head({ isShown }: { isShown: boolean }) {
  const { head } = useCycleParts()
  const { id, as } = useCycle()
  const isProjector = useCycleScreen((screen) => screen.isProjector)
  // Who is here for a day, or in an emergency, reads the page and not how it came to be.
  if (as !== 'member' && as !== 'coach') return null
  return head?.({ cycleId: id, isShown, isFullPage: !isProjector })
}
