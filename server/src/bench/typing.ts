import { setTimeout as pause } from 'node:timers/promises'
import type { Contestant } from './contestants/contestant'
import { Generators } from './generator/generator'
import type { MarksWhen } from './generator/protocol'
import { cpuOf, memoryOf } from './kernel'
import type { Places } from './seat'
import { type Spread, spreadOf } from './spread'

export interface Load extends Places {
  perSecond: number
}

export interface TypingOptions {
  seconds: number
  warmUpSeconds: number
  generators: number
  marks: MarksWhen
}

/** One run of one server under one load. Times in milliseconds. */
export interface TypingRun {
  /** CPU of the server's whole process per 1,000 edits that reached somebody. */
  cpuPer1000: number
  /** Of one core: 0.3 is a third of it. */
  cores: number
  delivered: number
  toPeer: Spread
  toAnswer: Spread
  unstored: Spread
  /** Bytes. */
  memory: number
}

/** Something did not arrive, or was refused: such a run can't be compared with another. */
export class NotComparable extends Error {
  override readonly name = 'NotComparable'
}

/** Starts a server, lets people type in it, and stops it. Throws {@link NotComparable}. */
export async function runTyping(contestant: Contestant, load: Load, options: TypingOptions): Promise<TypingRun> {
  const { seconds, warmUpSeconds, generators, marks } = options
  const running = await contestant.start(load)
  const typists = await Generators.start(Math.min(generators, load.rooms))
  try {
    const total = warmUpSeconds + seconds
    await typists.connect(contestant.name, running.seats, Math.ceil((total + 1) * load.perSecond) + 1, marks)
    const typing = typists.type(load.perSecond, total, warmUpSeconds)
    await pause(warmUpSeconds * 1000)
    const [from, cpuFrom, clockFrom] = [await typists.counts(), cpuOf(running.pid), performance.now()]
    await pause(seconds * 1000 - 200)
    const [to, cpu, ms] = [await typists.counts(), cpuOf(running.pid) - cpuFrom, performance.now() - clockFrom]
    const memory = memoryOf(running.pid)
    const typed = await typing
    if (typed.refused.length > 0) throw new NotComparable(`${contestant.name} refused ${typed.refused.length} edits: ${typed.refused[0]}.`)
    if (typed.delivered !== typed.expected) {
      throw new NotComparable(`${contestant.name} delivered ${typed.delivered} of ${typed.expected} edits.`)
    }
    const delivered = to.delivered - from.delivered
    return {
      ...{ cpuPer1000: (cpu / delivered) * 1000, cores: cpu / ms, delivered: typed.delivered, memory },
      ...{ toPeer: spreadOf(typed.toPeer), toAnswer: spreadOf(typed.toAnswer), unstored: spreadOf(running.unstoredMs) },
    }
  } finally {
    await typists.stop()
    await running.stop()
  }
}
