import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as prng from 'lib0/prng'
import { deal, type Hazard, hazards } from './deck'
import { FullDisk } from './full-disk'
import { missedAfterLies, runRound } from './rounds'
import { insideNamespace, mayMount } from './small-disk'
import { closeStage, openStage } from './stage'
import { traceServer } from './strace-run'
import { mayInjectErrors } from './sync-errors'
import { isClean, lineOf, newTally, type Tally } from './tally'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    /** all: whatever can be made to go wrong here; none: the server is killed, and that is all; or one of them. */
    faults: { type: 'string', default: 'all' },
    /** Go on where no small disk can be made, or no sync can be made to fail. */
    'skip-impossible': { type: 'boolean', default: false },
    strace: { type: 'boolean', default: false },
  },
})

// Every stock client listens for the end of this process, and there are dozens of them.
process.setMaxListeners(0)

const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-torture-'))
try {
  process.exitCode = values.strace ? await lookAtSyncs() : await torture(Number(values.rounds), Number(values.seed))
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function torture(rounds: number, seed: number): Promise<number> {
  const possible = new Set(hazards.filter((hazard) => ['all', hazard].includes(values.faults)))
  const disk = possible.has('full-disk') ? mayMount(folder) : null
  if (disk === 'inside') return insideNamespace()
  if (possible.has('full-disk') && disk === null) {
    if (!skip(possible, 'full-disk', 'This user may neither mount a small disk nor make a namespace in which to (unshare -Urm): run it as root.')) return 1
  }
  if (possible.has('sync-fails') && !mayInjectErrors()) {
    if (!skip(possible, 'sync-fails', 'No sync can be made to fail: strace is not installed, or may not look into other processes.')) return 1
  }
  console.log(`torture: seed=${seed}`)
  const start = performance.now()
  const tally = newTally()
  try {
    await runAll(deal(rounds, possible, prng.create(seed)), prng.create(seed + 1), tally)
  } catch (error) {
    tally.broken.push(`round ${tally.rounds + 1}: ${error instanceof Error ? error.message : String(error)}`)
  }
  for (const problem of [...tally.lost, ...tally.diverged, ...tally.broken]) console.log(`torture: ${problem}`)
  console.log(lineOf(tally, seed, Math.round((performance.now() - start) / 1000)))
  return isClean(tally) && tally.rounds === rounds ? 0 : 1
}

/** False when that is no reason to go on without. */
function skip(possible: Set<Hazard>, hazard: Hazard, why: string): boolean {
  console.log(`torture: ${why}${values['skip-impossible'] ? ' Left out.' : ' (Or leave it out: --skip-impossible.)'}`)
  possible.delete(hazard)
  return values['skip-impossible']
}

async function runAll(dealt: readonly Hazard[], random: prng.PRNG, tally: Tally): Promise<void> {
  const stage = await openStage(join(folder, 'notes'), join(folder, 'data'), random)
  let fullDisk: FullDisk | null = null
  try {
    for (const [index, hazard] of dealt.entries()) {
      if (hazard === 'full-disk') fullDisk ??= await FullDisk.open(join(folder, 'small'), random)
      await runRound({ stage, fullDisk, random, tally }, hazard)
      if ((index + 1) % 20 === 0) console.log(`torture: ${index + 1} rounds, ${tally.kills} kills`)
    }
    tally.missedAfterLies = await missedAfterLies(stage)
  } finally {
    const tolls = [stage.faults.toll(), ...(fullDisk === null ? [] : [fullDisk.stage.faults.toll()])]
    for (const toll of tolls) {
      tally.failed += toll['append-fails'] + toll['commit-fails']
      tally.unknown += toll['answer-lost']
      tally.aimed += toll.die
    }
    tally.acked = stage.crew.edits + (fullDisk?.stage.crew.edits ?? 0)
    tally.broken.push(...(await closeStage(stage)), ...((await fullDisk?.close()) ?? []))
  }
}

/** Once with the server as it is, and once with syncs switched off: a look that cannot fail proves nothing. */
async function lookAtSyncs(): Promise<number> {
  if (spawnSync('strace', ['-V']).error !== undefined) {
    console.log('torture: strace is not installed here (Debian: apt-get install strace).')
    return 1
  }
  const honest = await traceServer(join(folder, 'honest'), true)
  for (const problem of honest.problems) console.log(`torture: ${problem}`)
  const broken = await traceServer(join(folder, 'broken'), false)
  console.log(
    `torture: strace acks=${honest.acks} unsynced=${honest.problems.length} ` +
      `(with synchronous=OFF: unsynced=${broken.problems.length} of ${broken.acks})`,
  )
  const isHonest = honest.acks > 0 && honest.problems.length === 0
  return isHonest && broken.problems.length >= broken.acks && broken.acks > 0 ? 0 : 1
}
