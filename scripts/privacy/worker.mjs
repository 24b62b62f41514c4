// One thread of attackers: does jobs as they come, and hands back what it found.
import { parentPort } from 'node:worker_threads'

/** @typedef {{ kind: 'universe', index: number } | { kind: 'random', seed: number, from: number, to: number }} Job */
/** @typedef {{ tables: number, answers: number, shown: number, hidden: number, pinned: string[] }} Result */

const attack = new URL('../../shared/src/testing/attack/', import.meta.url)
const { largeUniverses, tryAll } = await import(new URL('universe.ts', attack).href)
const { attackRandom } = await import(new URL('random-run.ts', attack).href)
const { rules } = await import(new URL('publisher.ts', attack).href)

/**
 * @param {Job} job
 * @returns {Result}
 */
function doJob(job) {
  if (job.kind === 'random') return { answers: 0, ...attackRandom(job.seed, job.from, job.to, rules.whole) }
  return { shown: 0, hidden: 0, ...tryAll(largeUniverses[job.index], rules.whole) }
}

parentPort?.on('message', (/** @type {Job} */ job) => parentPort?.postMessage(doJob(job)))
parentPort?.postMessage({ universes: largeUniverses.length })
