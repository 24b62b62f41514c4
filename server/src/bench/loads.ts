import type { Contestant } from './contestants/contestant'
import { median, type Spread } from './spread'
import { figure, table } from './table'
import { type Load, runTyping, type TypingOptions, type TypingRun } from './typing'
import type { WireName } from './wires'

export const loads = {
  'few rooms': { rooms: 20, perRoom: 6, perSecond: 5 },
  'many rooms': { rooms: 100, perRoom: 6, perSecond: 5 },
  'one room': { rooms: 1, perRoom: 60, perSecond: 5 },
} as const satisfies Record<string, Load>

/** With `--long` alone. */
export const longLoads = { 'quiet rooms': { rooms: 400, perRoom: 5, perSecond: 1 } } as const satisfies Record<string, Load>

/** The middle one of each figure, over the rounds. */
export type TypingFigures = Omit<TypingRun, 'threads'>

export type TypingResults = Partial<Record<WireName, TypingFigures>>

/**
 * Every server under one load, in turns and the other way round in every second round, so that all meet the same machine.
 * Throws NotComparable when one of them did not deliver what the others did.
 */
export async function compareTyping(contestants: readonly Contestant[], load: Load, options: TypingOptions, rounds: number): Promise<TypingResults> {
  const runs = new Map<WireName, TypingRun[]>()
  for (let round = 0; round < rounds; round++) {
    for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) {
      const run = await runTyping(contestant, load, options)
      runs.set(contestant.name, [...(runs.get(contestant.name) ?? []), run])
    }
  }
  return Object.fromEntries([...runs].map(([name, all]) => [name, middleOf(all)]))
}

function middleOf(runs: readonly TypingRun[]): TypingFigures {
  const of = (figureOf: (run: TypingRun) => number) => median(runs.map(figureOf))
  const spread = (spreadIn: (run: TypingRun) => Spread): Spread => ({
    count: of((run) => spreadIn(run).count),
    p50: of((run) => spreadIn(run).p50),
    p95: of((run) => spreadIn(run).p95),
    p99: of((run) => spreadIn(run).p99),
    most: of((run) => spreadIn(run).most),
  })
  return {
    cpuPer1000: of(({ cpuPer1000 }) => cpuPer1000),
    cores: of(({ cores }) => cores),
    delivered: of(({ delivered }) => delivered),
    memory: of(({ memory }) => memory),
    toPeer: spread(({ toPeer }) => toPeer),
    toAnswer: spread(({ toAnswer }) => toAnswer),
    unstored: spread(({ unstored }) => unstored),
  }
}

export function ratio(results: TypingResults, other: WireName): number | undefined {
  const [ours, theirs] = [results.ours?.cpuPer1000, results[other]?.cpuPer1000]
  return ours === undefined || theirs === undefined ? undefined : ours / theirs
}

const spreadWords = ({ p50, p95, p99 }: Spread) => [p50, p95, p99].map((ms) => figure(ms)).join(' / ')

export function typingTable(results: TypingResults): string {
  const heads = ['', 'CPU ms per 1,000 delivered', 'ours is', 'cores', 'edit to peer, ms p50 / p95 / p99', 'edit to answer, ms', 'in memory alone, ms', 'delivered', 'memory, MB']
  const rows = Object.entries(results).map(([name, run]) => [
    name,
    figure(run.cpuPer1000),
    figure((results.ours?.cpuPer1000 ?? Number.NaN) / run.cpuPer1000, ' ×'),
    figure(run.cores),
    ...[run.toPeer, run.toAnswer, run.unstored].map(spreadWords),
    String(run.delivered),
    figure(run.memory / 1024 / 1024),
  ])
  return table(heads, rows)
}
