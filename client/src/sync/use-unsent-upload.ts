import { useEffect } from 'react'
import { onSignedIn } from '../lib/signed-in'
import type { LocalStore } from './local-store'

/** Sends unsent changes at the start, after a sign-in and whenever this device is online again. */
export function useUnsentUpload(localStore: LocalStore, personId: string): void {
  useEffect(() => {
    const send = () => void sendUnsent(localStore, personId).catch(() => {})
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
async function sendUnsent(localStore: LocalStore, personId: string): Promise<void> {
  const { forgetWhatWasErased } = await import('./erasures')
  await forgetWhatWasErased(localStore).catch(() => {})
  if ((await localStore.unsentDocuments()).length === 0) return
  const { uploadUnsent } = await import('./unsent')
  await uploadUnsent(localStore, personId)
}
