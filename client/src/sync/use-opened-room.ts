import { useCallback, useEffect, useRef, useState } from 'react'
import type { CycleDetail } from 'shared/cycles/schema'
import type { Session } from 'shared/people/schema'
import { onSignedIn, reportSignedOut } from '../lib/signed-in'
import { type CycleRoom, openCycleRoom } from './cycle-room'
import { useLocalStore } from './local-store-context'

/**
 * Opens a cycle's documents for as long as the component is there; null before that. `openAgain` closes the room and
 * opens a new one, after `room.forgetChanges()` or when the server has started the cycle anew.
 *
 * @param detail the room stays open while its documents and rights are the same
 * @param refetch asks for the detail again, when the server says that this person's rights have changed
 */
export function useOpenedRoom(
  detail: CycleDetail,
  session: Session,
  refetch: () => void = () => {},
): { room: CycleRoom | null; openAgain: () => void } {
  const ask = useRef(refetch)
  useEffect(() => void (ask.current = refetch), [refetch])
  const localStore = useLocalStore()
  const [room, setRoom] = useState<CycleRoom | null>(null)
  const [turn, setTurn] = useState(0)
  const sameRoom = JSON.stringify([detail.id, detail.mayEdit, detail.mayWriteTries, detail.documents, session.person.id, turn])

  useEffect(() => {
    const opened = openCycleRoom({ detail, session, localStore, roleChanged: () => ask.current() })
    setRoom(opened)
    const tellSignedOut = opened.status.subscribe(() => {
      if (opened.status.get().kind === 'signed-out') reportSignedOut()
    })
    const goOn = onSignedIn(({ personId }) => {
      if (personId === session.person.id) opened.resume()
    })
    return () => {
      tellSignedOut()
      goOn()
      setRoom(null)
      opened.close()
    }
    // A refetched detail with the same documents is the same room: `sameRoom` stands for all that matters of it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [sameRoom, localStore])

  return { room, openAgain: useCallback(() => setTurn((old) => old + 1), []) }
}
