import { setTimeout as pause } from 'node:timers/promises'
import type { Contestant } from './contestants/contestant'
import { Generators } from './generator/generator'
import type { MarksWhen } from './generator/protocol'
import { cpuOf, cpuOfThreads, memoryOf } from './kernel'
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
  /** Which threads used how much of a core, the busiest first. */
  threads: { name: string; cores: number }[]
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
    const [from, cpuFrom, threadsFrom, clockFrom] = [await typists.counts(), cpuOf(running.pid), cpuOfThreads(running.pid), performance.now()]
    await pause(seconds * 1000 - 200)
    const [to, cpu, ms] = [await typists.counts(), cpuOf(running.pid) - cpuFrom, performance.now() - clockFrom]
    const memory = memoryOf(running.pid)
    const threads = busiest(threadsFrom, cpuOfThreads(running.pid), ms)
    const typed = await typing
    if (typed.refused.length > 0) throw new NotComparable(`${contestant.name} refused ${typed.refused.length} edits: ${typed.refused[0]}.`)
    if (typed.delivered !== typed.expected) {
      throw new NotComparable(`${contestant.name} delivered ${typed.delivered} of ${typed.expected} edits.`)
    }
    const delivered = to.delivered - from.delivered
    return {
      ...{ cpuPer1000: (cpu / delivered) * 1000, cores: cpu / ms, delivered: typed.delivered, memory, threads },
      ...{ toPeer: spreadOf(typed.toPeer), toAnswer: spreadOf(typed.toAnswer), unstored: spreadOf(running.unstoredMs) },
    }
  } finally {
    await typists.stop()
    await running.stop()
  }
}

type Threads = ReturnType<typeof cpuOfThreads>

function busiest(from: Threads, to: Threads, ms: number): TypingRun['threads'] {
  return [...to]
    .map(([id, { name, ms: used }]) => ({ name, cores: (used - (from.get(id)?.ms ?? 0)) / ms }))
    .filter(({ cores }) => cores >= 0.01)
    .sort((one, other) => other.cores - one.cores)
}
