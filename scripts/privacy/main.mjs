import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'

/** @typedef {import('./worker.mjs').Job} Job */
/** @typedef {import('./worker.mjs').Result} Result */

const threads = 2
const tablesInAJob = 250

const { values } = parseArgs({
  options: {
    tables: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
})
const [tables, seed] = [Number(values.tables), Number(values.seed)]
if (!Number.isInteger(tables) || tables < 0 || !Number.isInteger(seed)) {
  console.error('privacy: --tables and --seed take a whole number.')
  process.exit(64)
}

const nothing = () => ({ tables: 0, answers: 0, shown: 0, hidden: 0, pinned: /** @type {string[]} */ ([]) })
const found = { universe: nothing(), random: nothing() }
const jobs = randomJobs()
let universesLeft = -1
let printedAt = Date.now()

console.log(`privacy: seed=${seed}`)
const startedAt = Date.now()
await Promise.all(Array.from({ length: threads }, runThread))
const { universe, random } = found
for (const problem of [...universe.pinned, ...random.pinned].slice(0, 20)) console.log(`privacy: pinned ${problem}`)
console.log(`privacy: every one of ${universe.tables} small tables compared, ${universe.answers} different answers`)
const pinned = universe.pinned.length + random.pinned.length
console.log(
  `privacy: tables=${random.tables} pinned=${pinned} hidden=${random.hidden} shown=${random.shown} ` +
    `small_tables=${universe.tables} seconds=${Math.round((Date.now() - startedAt) / 1000)}`,
)
process.exitCode = pinned > 0 ? 1 : 0

/** @returns {Generator<Job>} */
function* randomJobs() {
  for (let from = 0; from < tables; from += tablesInAJob) {
    yield { kind: 'random', seed, from, to: Math.min(tables, from + tablesInAJob) }
  }
}

/** @returns {Job | undefined} the long ones first */
function nextJob() {
  if (universesLeft > 0) return { kind: 'universe', index: --universesLeft }
  return jobs.next().value ?? undefined
}

/** @returns {Promise<void>} once there is nothing left to do */
function runThread() {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url))
    /** @type {Job | undefined} */
    let job
    worker.on('error', reject)
    worker.on('exit', () => resolve())
    worker.on('message', (/** @type {Result & { universes: number } } */ message) => {
      if (job) note(found[job.kind], message)
      else if (universesLeft < 0) universesLeft = message.universes
      job = nextJob()
      if (job) worker.postMessage(job)
      else void worker.terminate()
    })
  })
}

/**
 * @param {Result} total
 * @param {Result} part
 */
function note(total, part) {
  total.tables += part.tables
  total.answers += part.answers
  total.shown += part.shown
  total.hidden += part.hidden
  total.pinned.push(...part.pinned)
  if (Date.now() - printedAt < 15_000) return
  printedAt = Date.now()
  console.log(`privacy: ${found.random.tables} random tables, ${found.universe.tables} small ones so far`)
}
