import { useEffect, useRef } from 'react'
import { onSignedIn } from '../lib/signed-in'
import type { LocalStore } from './local-store'

/**
 * Sends unsent changes at the start, after a sign-in and whenever this device is online again.
 * @param askAnew kept answers have gone, because something was erased everywhere: what is asked now is kept again
 */
export function useUnsentUpload(localStore: LocalStore, personId: string, askAnew: () => void = () => {}): void {
  const ask = useRef(askAnew)
  useEffect(() => void (ask.current = askAnew), [askAnew])
  useEffect(() => {
    const send = () => void sendUnsent(localStore, personId, () => ask.current()).catch(() => {})
    send()
    window.addEventListener('online', send)
    const stop = onSignedIn((who) => who.personId === personId && send())
    return () => {
      window.removeEventListener('online', send)
      stop()
    }
  }, [localStore, personId])
}

/**
 * Yjs and its connection are loaded only when there is something to send: the first page does without. What was erased
 * everywhere goes first (docs/sync.md L7).
 */
async function sendUnsent(localStore: LocalStore, personId: string, askAnew: () => void): Promise<void> {
  const { forgetWhatWasErased } = await import('./erasures')
  if (await forgetWhatWasErased(localStore).catch(() => false)) askAnew()
  if ((await localStore.unsentDocuments()).length === 0) return
  const { uploadUnsent } = await import('./unsent')
  await uploadUnsent(localStore, personId)
}
