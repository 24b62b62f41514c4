import { useEffect, useEffectEvent } from 'react'
import * as z from 'zod/mini'

const messageSchema = z.object({ personId: z.string() })
const name = 'clear-cycle.account'

/** Tells every open tab of this browser who has just signed in. */
export function tellTabs(personId: string): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(name)
  channel.postMessage({ personId })
  channel.close()
}

/**
 * All tabs of a browser share one sign-in. A tab of somebody who is not signed in any more must not stay: it would ask
 * the server with the other person's sign-in.
 */
export function useOtherTabs(personId: string, onSomebodyElse: () => void): void {
  const leave = useEffectEvent(onSomebodyElse)
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return
    const channel = new BroadcastChannel(name)
    channel.addEventListener('message', (event) => {
      const message = messageSchema.safeParse(event.data)
      if (message.success && message.data.personId !== personId) leave()
    })
    return () => channel.close()
  }, [personId])
}
