import { setTimeout as pause } from 'node:timers/promises'
import type { Contestant } from './contestants/contestant'
import { RawClient } from './generator/client'
import { memoryOf } from './kernel'

const documents = 100
const perDocument = 10
const atOnce = 50
/** Until garbage of what went before is gone, as far as it goes by itself. */
const restMs = 5000

export interface Memory {
  /** Bytes for one more idle connection to a document that is open. */
  perConnection: number
  /** Bytes for one more open document, its first connection not counted. */
  perDocument: number
}

/** What the server's memory grows by: with one connection in each of 100 documents, and with nine more in each. */
export async function measureMemory(contestant: Contestant): Promise<Memory> {
  const running = await contestant.start({ rooms: documents, perRoom: perDocument })
  const clients: RawClient[] = []
  const join = async (isNext: (member: number) => boolean) => {
    const next = running.seats.filter((_, index) => isNext(index % perDocument))
    for (let from = 0; from < next.length; from += atOnce) {
      const some = next.slice(from, from + atOnce).map((seat) => new RawClient(contestant.name, seat, () => {}))
      await Promise.all(some.map(({ isIn }) => isIn))
      clients.push(...some)
    }
    await pause(restMs)
    return memoryOf(running.pid)
  }
  try {
    // A new document is opened once, to be projected; what is measured here is one that somebody opens.
    await running.settled()
    await running.restart()
    const base = await join(() => false)
    const opened = await join((member) => member === 0)
    const full = await join((member) => member > 0)
    const perConnection = (full - opened) / (documents * (perDocument - 1))
    return { perConnection, perDocument: (opened - base) / documents - perConnection }
  } finally {
    for (const client of clients) client.close()
    await running.stop()
  }
}
