/**
 * Tells the parts of the page that don't know each other when the sign-in ended and when somebody signed in again.
 * The api client and the live documents report; the sign-in dialog and the live documents listen.
 */
type Listener<T> = (value: T) => void

function channel<T>(): { tell: (value: T) => void; listen: (listener: Listener<T>) => () => void } {
  const listeners = new Set<Listener<T>>()
  return {
    tell: (value) => {
      for (const listener of [...listeners]) listener(value)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const ended = channel<void>()
const begun = channel<{ personId: string }>()

/** Somebody was told that nobody is signed in here: HTTP 401, or close code 4401 on a live document. */
export const reportSignedOut = (): void => ended.tell()
export const onSignedOut = (listener: () => void): (() => void) => ended.listen(listener)

/** A sign-in succeeded, and its local key is in place: live documents of this person may go on. */
export const reportSignedIn = (personId: string): void => begun.tell({ personId })
export const onSignedIn = (listener: (who: { personId: string }) => void): (() => void) => begun.listen(listener)
