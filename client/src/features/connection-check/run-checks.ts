import { longMessage } from 'shared/connection-check/schema'
import { CheckSocket } from './check-socket'
import { type CheckName, type Found, nothingYet, type Standing, type Standings } from './findings'
import { findStorage, findWorker } from './on-device'
import { findRefusal, findServer, findStream } from './over-http'
import type { Patience } from './patience'

/** A round trip over this is felt while typing together. Milliseconds. */
const slowOver = 700
const roundTrips = 5

/**
 * Runs all checks, telling where they stand after each change. What could find nothing because something before it
 * failed is skipped. Ends early, and says no more, once `signal` is aborted.
 */
export async function runChecks(patience: Patience, tell: (standings: Standings) => void, signal: AbortSignal): Promise<void> {
  let standings: Standings = nothingYet
  const set = (name: CheckName, standing: Standing) => {
    standings = { ...standings, [name]: standing }
    if (!signal.aborted) tell(standings)
  }
  const found = (name: CheckName, what: Found) => set(name, { kind: 'found', found: what })
  const check = async (name: CheckName, finding: Promise<Found>) => {
    set(name, { kind: 'checking' })
    found(name, await finding)
  }
  const device = Promise.all([check('storage', findStorage(patience)), check('worker', findWorker(patience))])

  set('server', { kind: 'checking' })
  const { server, clock } = await findServer(patience)
  found('server', server)
  if (clock === null) for (const name of ['socket', 'messages', 'speed', 'stay', 'stream', 'clock'] as const) set(name, { kind: 'skipped' })
  else {
    found('clock', clock)
    await Promise.all([check('stream', findStream(patience)), checkSocket(patience, set, signal)])
  }
  await device
}

async function checkSocket(patience: Patience, set: (name: CheckName, standing: Standing) => void, signal: AbortSignal): Promise<void> {
  const found = (name: CheckName, what: Found) => set(name, { kind: 'found', found: what })
  const skip = (...names: CheckName[]) => {
    for (const name of names) set(name, { kind: 'skipped' })
  }
  set('socket', { kind: 'checking' })
  const socket = new CheckSocket()
  signal.addEventListener('abort', () => socket.close(), { once: true })
  try {
    const opened = await socket.opens(patience.answer)
    if (opened !== 'open') {
      found('socket', opened === 'silent' ? { what: 'upgrade-silent' } : await findRefusal(patience))
      return skip('messages', 'speed', 'stay')
    }
    set('messages', { kind: 'checking' })
    const messages = await exchange(socket, patience)
    const isBusy = messages === 'busy'
    found('socket', { what: isBusy ? 'server-busy' : 'socket-works' })
    if (isBusy) return skip('messages', 'speed', 'stay')
    found('messages', { what: messages })
    if (messages !== 'messages-work') return skip('speed', 'stay')
    set('speed', { kind: 'checking' })
    found('speed', await findSpeed(socket, patience))
    set('stay', { kind: 'checking' })
    found('stay', await findStay(socket, patience))
  } finally {
    socket.close()
  }
}

// RFC 6455: come back later.
const tryAgainLater = 1013

/** A short message and a long one, there and back. */
async function exchange(socket: CheckSocket, { echo }: Patience): Promise<Found['what'] | 'busy'> {
  switch (await socket.echo(new Uint8Array([1, 2, 3]), echo)) {
    case 'same':
      break
    case 'closed': {
      const now = await socket.staysOpen(0)
      return now !== 'open' && now.closedWith === tryAgainLater ? 'busy' : 'closed-early'
    }
    case 'nothing':
      return 'nothing-arrives'
    case 'changed':
      return 'long-changed'
  }
  switch (await socket.echo(longBytes(), echo)) {
    case 'same':
      return 'messages-work'
    case 'changed':
      return 'long-changed'
    case 'nothing':
    case 'closed':
      return 'long-lost'
  }
}

function longBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: longMessage }, (_, index) => 1 + (index % 251))
}

/** The middle one of a few round trips. */
async function findSpeed(socket: CheckSocket, { echo }: Patience): Promise<Found> {
  const times: number[] = []
  for (let trip = 1; trip <= roundTrips; trip++) {
    const began = performance.now()
    await socket.echo(new Uint8Array([trip]), echo)
    times.push(performance.now() - began)
  }
  const count = Math.max(1, Math.round(times.toSorted((a, b) => a - b)[roundTrips >> 1] ?? 0))
  return { what: count > slowOver ? 'slow' : 'speed-works', count }
}

/** Does it stay open while nothing is sent, and is the server still heard? */
async function findStay(socket: CheckSocket, { stay, echo }: Patience): Promise<Found> {
  const began = performance.now()
  const heardBefore = socket.heard
  const end = await socket.staysOpen(stay)
  const count = Math.max(1, Math.round((performance.now() - began) / 1000))
  if (end !== 'open') return { what: 'dropped', count }
  const isHeard = socket.heard > heardBefore || (await socket.echo(new Uint8Array([9]), echo)) === 'same'
  return { what: isHeard ? 'stay-works' : 'went-silent', count }
}
