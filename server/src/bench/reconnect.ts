import { setTimeout as pause } from 'node:timers/promises'
import type { Contestant } from './contestants/contestant'
import { RawClient } from './generator/client'
import type { Seat } from './seat'
import type { WireName } from './wires'

const places = { rooms: 100, perRoom: 5 }
const share = 0.99
/** As client/src/sync waits before it tries again. */
const shortestWaitMs = 200
const longestWaitMs = 5000

/** Milliseconds from a killed server's start until 99 % of 500 clients have their documents again. */
export async function measureReconnect(contestant: Contestant): Promise<number> {
  const running = await contestant.start(places)
  try {
    const before = running.seats.map((seat) => new RawClient(contestant.name, seat, () => {}))
    await Promise.all(before.map(({ isIn }) => isIn))
    const back: number[] = []
    const gone = Promise.all(before.map((client) => client.isGone))
    const restarted = running.restart()
    await gone
    const from = performance.now()
    const clients = await Promise.all(
      running.seats.map(async (seat) => {
        const client = await comeBack(contestant.name, seat)
        back.push(performance.now() - from)
        return client
      }),
    )
    await restarted
    for (const client of clients) client.close()
    return back.toSorted((one, other) => one - other)[Math.ceil(back.length * share) - 1] ?? Number.NaN
  } finally {
    await running.stop()
  }
}

async function comeBack(wire: WireName, seat: Seat): Promise<RawClient> {
  for (let longest = 2 * shortestWaitMs; ; longest = Math.min(2 * longest, longestWaitMs)) {
    await pause(shortestWaitMs + Math.random() * (longest - shortestWaitMs))
    const client = new RawClient(wire, seat, () => {})
    try {
      await client.isIn
      return client
    } catch {
      // Not there yet.
    }
  }
}
