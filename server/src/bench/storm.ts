import type { Contestant } from './contestants/contestant'
import { RawClient } from './generator/client'
import { pasted } from './history'
import { memoryOf } from './kernel'

const joiners = 150
const documentBytes = 4 * 1024 * 1024
const lookEveryMs = 10

export interface Storm {
  /** Milliseconds until the last of them has the document. */
  ms: number
  /** The most bytes that the server held over what it held before anybody came. */
  overBase: number
}

/** 150 people open one document of 4 MB at the same moment. */
export async function measureStorm(contestant: Contestant): Promise<Storm> {
  const updates = pasted(documentBytes, 1)
  const running = await contestant.start({ rooms: 1, perRoom: joiners }, () => updates)
  try {
    await running.settled()
    await running.restart()
    const base = memoryOf(running.pid)
    let most = base
    const look = setInterval(() => (most = Math.max(most, memoryOf(running.pid))), lookEveryMs)
    const from = performance.now()
    const clients = running.seats.map((seat) => new RawClient(contestant.name, seat, () => {}))
    await Promise.all(clients.map(({ isIn }) => isIn))
    const ms = performance.now() - from
    clearInterval(look)
    const least = Math.min(...clients.map((client) => client.documentBytes))
    if (least < documentBytes) throw new Error(`${contestant.name} sent ${least} bytes to somebody: that is not the document.`)
    for (const client of clients) client.close()
    return { ms, overBase: most - base }
  } finally {
    await running.stop()
  }
}
