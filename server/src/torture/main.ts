import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as prng from 'lib0/prng'
import { killRounds } from './rounds'
import { School } from './school'
import { freePort, ServerProcess } from './server-process'
import { traceServer } from './strace-run'

/** A full school's worth is not needed: three teams of three, each in two documents. */
const teams = 3
const perTeam = 3

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    strace: { type: 'boolean', default: false },
  },
})

// Every stock client listens for the end of this process, and there are dozens of them.
process.setMaxListeners(0)

const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-torture-'))
try {
  const fine = values.strace ? await lookAtSyncs() : await torture(Number(values.rounds), Number(values.seed))
  process.exitCode = fine ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function torture(rounds: number, seed: number): Promise<boolean> {
  console.log(`torture: seed=${seed}`)
  const server = new ServerProcess({ port: await freePort(), dataFolder: join(folder, 'data') })
  server.launch()
  try {
    await server.ready()
    const seats = await new School(server.url).seats(teams, perTeam)
    const tally = await killRounds(server, seats, rounds, prng.create(seed))
    for (const problem of [...tally.lost, ...tally.diverged]) console.log(`torture: ${problem}`)
    console.log(
      `torture: rounds=${tally.rounds} acked=${tally.acked} lost=${tally.lost.length} ` +
        `diverged=${tally.diverged.length} worst_recovery_ms=${tally.worstRecoveryMs}`,
    )
    return tally.acked > 0 && tally.lost.length === 0 && tally.diverged.length === 0
  } finally {
    await server.kill()
  }
}

/** Once with the server as it is, and once with syncs switched off: a look that cannot fail proves nothing. */
async function lookAtSyncs(): Promise<boolean> {
  if (spawnSync('strace', ['-V']).error !== undefined) {
    console.log('torture: strace is not installed here (Debian: apt-get install strace).')
    return false
  }
  const honest = await traceServer(join(folder, 'honest'), true)
  for (const problem of honest.problems) console.log(`torture: ${problem}`)
  const broken = await traceServer(join(folder, 'broken'), false)
  console.log(
    `torture: strace acks=${honest.acks} unsynced=${honest.problems.length} ` +
      `(with synchronous=OFF: unsynced=${broken.problems.length} of ${broken.acks})`,
  )
  return honest.acks > 0 && honest.problems.length === 0 && broken.problems.length >= broken.acks && broken.acks > 0
}
