/** `npm run simulate -- --seeds 300`: so many worlds, and what was lost, differed or was broken in them. */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Fault } from './books'
import type { Outcome } from './simulate'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    /** 10,000 seeds. */
    long: { type: 'boolean', default: false },
    /** This one alone, with all that happened in it. */
    seed: { type: 'string' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
  },
})

const alone = values.seed === undefined ? null : Number(values.seed)
const from = alone ?? Number(values.from)
const seeds = alone === null ? (values.long ? 10_000 : Number(values.seeds)) : 1
const tally = { done: 0, steps: 0, edits: 0, acked: 0, lost: 0, diverged: 0, broken: 0, failed: [] as number[] }
const seen = new Map<string, number>()
/** So many failures are told in full. */
const mostTold = 5
let next = from

console.log(`simulate: seeds ${from} to ${from + seeds - 1}`)
const began = Date.now()
await Promise.all(Array.from({ length: Math.min(seeds, Number(values.workers)) }, () => work()))
const { done, steps, edits, acked, lost, diverged, broken, failed } = tally
console.log(`simulate: ${((Date.now() - began) / 1000).toFixed(0)} s, failed: ${failed.sort((one, other) => one - other).join() || 'none'}`)
const often = [...seen].sort(([one], [other]) => (one < other ? -1 : 1))
console.log(`simulate: saw ${often.map(([what, times]) => `${what} ${times}`).join(', ')}`)
console.log(
  `simulate: seeds=${done} steps=${steps} edits=${edits} acked=${acked} ` +
    `lost=${lost} diverged=${diverged} broken=${broken} seed=${failed[0] ?? from}`,
)
process.exitCode = done === seeds && failed.length === 0 && (acked > 0 || alone !== null) ? 0 : 1

/** Gives a thread one seed after the other until none is left. */
function work(): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { keepsAll: alone !== null } })
  return new Promise((resolve, reject) => {
    const go = () => (next < from + seeds ? worker.postMessage(next++) : void worker.terminate())
    worker.on('message', (outcome: Outcome) => {
      count(outcome)
      go()
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve())
    go()
  })
}

function count({ seed, faults, last, hash, seen: some, ...counts }: Outcome): void {
  tally.done++
  tally.steps += counts.steps
  tally.edits += counts.edits
  tally.acked += counts.acked
  for (const [what, times] of some) seen.set(what, (seen.get(what) ?? 0) + times)
  const kinds = new Set(faults.map(({ kind }: Fault) => kind))
  for (const kind of kinds) tally[kind]++
  if (alone !== null) console.log(`${last.join('\n')}\nsimulate: the fingerprint of seed ${seed} is ${hash}`)
  if (tally.done % 1000 === 0) console.log(`simulate: ${tally.done} seeds`)
  if (faults.length === 0) return
  if (tally.failed.push(seed) > mostTold) return
  if (alone === null) console.log(last.join('\n'))
  for (const { kind, rule, what } of faults.slice(0, 5)) console.log(`simulate: seed ${seed}: ${kind}: ${rule}: ${what}`)
  console.log(`simulate: once more, with all of it: npm run simulate -- --seed ${seed}`)
}
