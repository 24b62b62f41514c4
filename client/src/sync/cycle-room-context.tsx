import { createContext, type ReactNode, use, useEffect, useMemo } from 'react'
import type { CycleRoom } from './cycle-room'
import { askBeforeLeaving, historyKeys } from './page'

const CycleRoomContext = createContext<CycleRoom | null>(null)

/** Gives the page its room: hooks and fields below work on it, and undo works anywhere on the page. */
export function CycleRoomProvider({ room, children }: { room: CycleRoom; children: ReactNode }) {
  useEffect(() => historyKeys(document, room.history), [room])
  useEffect(() => askBeforeLeaving(window, room.hasUnsent), [room])
  return <CycleRoomContext value={room}>{children}</CycleRoomContext>
}

/** The page as others may see it: below, there is no personal document, so nothing of it can be drawn. */
export function WithoutPersonal({ children }: { children: ReactNode }) {
  const room = useCycleRoom()
  const shown = useMemo(() => ({ ...room, personal: null }), [room])
  return <CycleRoomContext value={shown}>{children}</CycleRoomContext>
}

export function useCycleRoom(): CycleRoom {
  const room = use(CycleRoomContext)
  if (!room) throw new Error('useCycleRoom outside a CycleRoomProvider')
  return room
}
