import { type Hint, hintSchema } from 'shared/dashboards/schema'
import { onSignedIn, onSignedOut } from './signed-in'

/** What a stream tells. */
export interface NewsEvents {
  opened(): void
  said(data: string): void
  failed(): void
}

/** Opens a stream; returns what closes it. */
export type OpenNews = (address: string, events: NewsEvents) => () => void

export interface NewsSettings {
  /** This has changed on the server: ask it again. */
  onHint(what: Hint['what']): void
  /** There was a time without news: ask everything again. */
  onBack(): void
  open?: OpenNews | undefined
  random?: () => number
}

const shortestWait = 2_000
const longestWait = 60_000

/**
 * Listens to the server's hints while somebody looks at the page, and comes back by itself, ever more slowly and never
 * all at once. Without it a page still asks again when one comes back to it. Returns the undo.
 *
 * A hidden tab lets its stream go: browsers keep six connections to a server over HTTP/1.1, for all tabs together.
 */
export function watchNews({ onHint, onBack, open = eventSource(), random = Math.random }: NewsSettings): () => void {
  if (open === undefined) return () => undefined
  let close: (() => void) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let missed = false
  let signedOut = false

  const leave = () => {
    clearTimeout(timer)
    close?.()
    close = null
  }
  const again = () => {
    leave()
    missed = true
    if (signedOut || document.visibilityState === 'hidden') return
    const wait = Math.min(longestWait, shortestWait * 2 ** failures++)
    timer = setTimeout(listen, wait * (0.5 + random() / 2))
  }
  const listen = () => {
    leave()
    close = open('/api/news', {
      opened() {
        failures = 0
        if (missed) onBack()
        missed = false
      },
      said(data) {
        const what = read(data)
        if (what !== null) onHint(what)
      },
      // The browser would come back by itself, each page after the same time: after a restart, all at once.
      failed: again,
    })
  }
  const look = () => {
    if (document.visibilityState === 'hidden') {
      leave()
      missed = true
    } else if (close === null && !signedOut) listen()
  }
  const stops = [
    onSignedOut(() => {
      signedOut = true
      missed = true
      leave()
    }),
    onSignedIn(() => {
      signedOut = false
      failures = 0
      look()
    }),
  ]
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    for (const stop of stops) stop()
    leave()
  }
}

/** What a newer server says beside it is passed over. */
function read(data: string): Hint['what'] | null {
  try {
    const hint = hintSchema.safeParse(JSON.parse(data))
    return hint.success ? hint.data.what : null
  } catch {
    return null
  }
}

function eventSource(): OpenNews | undefined {
  if (typeof EventSource === 'undefined') return undefined
  return (address, { opened, said, failed }) => {
    const source = new EventSource(address)
    source.addEventListener('open', opened)
    source.addEventListener('message', ({ data }: MessageEvent<unknown>) => said(String(data)))
    source.addEventListener('error', failed)
    return () => source.close()
  }
}
