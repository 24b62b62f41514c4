import { checkPaths, serverTimeSchema, streamedApart, streamedEvents } from 'shared/connection-check/schema'
import type { Found } from './findings'
import type { Patience } from './patience'
import { within } from './patience'

/** More than this between two clocks, and dates on this device are not those of the school. Milliseconds. */
const clocksApart = 120_000

export interface ServerFound {
  server: Found
  /** Null where there was no answer to compare with. */
  clock: Found | null
}

/** Does the server answer over HTTP, itself and not something on the way? */
export async function findServer({ answer }: Patience): Promise<ServerFound> {
  const failed = (server: Found): ServerFound => ({ server, clock: null })
  if (!navigator.onLine) return failed({ what: 'device-offline' })
  const began = performance.now()
  const response = await within(answer, ask(checkPaths.http), 'late')
  if (response === 'late') return failed({ what: 'answer-late' })
  if (response === null) return failed({ what: 'no-answer' })
  const took = performance.now() - began
  const time = serverTimeSchema.safeParse(response.body)
  if (!time.success) return failed({ what: 'other-answer', count: response.status })
  const ahead = Date.now() - took / 2 - time.data.at
  return { server: { what: 'server-works', count: Math.max(1, Math.round(took)) }, clock: clockFound(ahead) }
}

function clockFound(ahead: number): Found {
  if (Math.abs(ahead) < clocksApart) return { what: 'clock-works' }
  return { what: ahead > 0 ? 'clock-ahead' : 'clock-behind', count: Math.round(Math.abs(ahead) / 60_000) }
}

/** A socket was refused: is it the upgrade that something on the way does not like, or the address? */
export async function findRefusal({ answer }: Patience): Promise<Found> {
  const response = await within(answer, ask(checkPaths.socket), 'late')
  // What the server itself says to a request that asks for no upgrade (RFC 9110).
  if (response === 'late' || response === null || response.status === 426) return { what: 'upgrade-refused' }
  return { what: 'address-refused', count: response.status }
}

/** Are events passed on as they come? */
export async function findStream({ stream }: Patience): Promise<Found> {
  if (typeof EventSource === 'undefined') return { what: 'stream-none' }
  const source = new EventSource(checkPaths.stream)
  try {
    const times: number[] = []
    const all = new Promise<boolean>((resolve) => {
      source.addEventListener('message', () => {
        times.push(performance.now())
        if (times.length === streamedEvents) resolve(true)
      })
      // The browser would ask again by itself, and count what it heard before twice.
      source.addEventListener('error', () => resolve(false))
    })
    if (!(await within(stream, all, false))) return { what: 'stream-none' }
    const [first = 0, last = 0] = [times.at(0), times.at(-1)]
    return { what: last - first < streamedApart / 3 ? 'stream-gathered' : 'stream-works' }
  } finally {
    source.close()
  }
}

/** Null when nothing answered. */
async function ask(address: string): Promise<{ status: number; body: unknown } | null> {
  try {
    const response = await fetch(address, { cache: 'no-store', credentials: 'omit' })
    return { status: response.status, body: await response.json().catch(() => null) }
  } catch {
    return null
  }
}
