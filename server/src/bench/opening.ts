import { setTimeout as pause } from 'node:timers/promises'
import type { Contestant, Running } from './contestants/contestant'
import { RawClient } from './generator/client'
import { history } from './history'
import { median } from './spread'

const keystrokes = 100_000

/** Milliseconds from the upgrade to the whole document, of a server that has just started; the middle of a few. */
export async function measureOpening(contestant: Contestant, looks: number): Promise<number> {
  const updates = history(keystrokes, 1)
  const running = await contestant.start({ rooms: 1, perRoom: 1 }, () => updates)
  try {
    await running.settled()
    const took: number[] = []
    for (let look = 0; look < looks; look++) {
      await running.restart()
      // What a server does at its start is not part of it.
      await pause(1000)
      took.push(await open(contestant, running))
    }
    return median(took)
  } finally {
    await running.stop()
  }
}

async function open({ name }: Contestant, { seats: [seat] }: Running): Promise<number> {
  if (seat === undefined) throw new Error('There is no seat.')
  const from = performance.now()
  const client = new RawClient(name, seat, () => {})
  await client.isIn
  const ms = performance.now() - from
  if (client.documentBytes < keystrokes / 2) throw new Error(`${name} sent ${client.documentBytes} bytes: that is not the document.`)
  client.close()
  return ms
}
