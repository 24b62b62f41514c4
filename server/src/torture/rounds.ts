import { join } from 'node:path'
import * as prng from 'lib0/prng'
import { pause } from './crew'
import type { Hazard } from './deck'
import { turningPoints } from './faults'
import type { FullDisk } from './full-disk'
import type { Stage } from './stage'
import { SyncErrors } from './sync-errors'
import type { Tally } from './tally'

/** How long a kill is waited for that was ordered for a statement which may not come. */
const longestWaitForDeath = 4000

export interface Rounds {
  /** On a disk of the machine. */
  stage: Stage
  /** On one that can be filled; null where nobody may make one. */
  fullDisk: FullDisk | null
  random: prng.PRNG
  tally: Tally
}

/**
 * One round: people write, something goes wrong, it comes to rights by itself (or the server is killed in the middle
 * of it), and then the server is killed at a random moment. Somebody new looks before the writers come back and could
 * heal a loss with their own copies: what was acknowledged must be there. Then they come back, and everyone must end
 * with the same document.
 */
export async function runRound({ stage, fullDisk, random, tally }: Rounds, hazard: Hazard): Promise<void> {
  const where = hazard === 'full-disk' && fullDisk !== null ? fullDisk.stage : stage
  await where.crew.write(prng.int32(random, 50, hazard === 'nothing' ? 1200 : 300))
  const end = where === stage ? await disturb(stage, hazard, random, tally) : await fullDisk?.round(random, tally)
  if (end !== 'killed') await killWhileWriting(where, random)
  tally.kills++
  await recover(where, random, tally, `round ${tally.rounds + 1} (${hazard})`)
  tally.rounds++
}

/** Something goes wrong for a while. Says whether the server is still there after it. */
async function disturb(stage: Stage, hazard: Hazard, random: prng.PRNG, tally: Tally): Promise<'lives' | 'killed'> {
  const { server, crew, faults } = stage
  switch (hazard) {
    case 'nothing':
    case 'full-disk':
      return 'lives'
    case 'pause': {
      const asleep = server.pause(prng.int32(random, 500, 2500))
      await crew.writeSlowly(prng.int32(random, 300, 2000))
      await asleep
      break
    }
    case 'sync-fails': {
      const errors = await SyncErrors.begin(server.pid ?? 0, join(stage.notes, 'strace'))
      await crew.write(prng.int32(random, 200, 800))
      tally.failed += await errors.end()
      break
    }
    case 'die': {
      const at = prng.oneOf(random, [...turningPoints])
      const when = prng.bool(random) ? 'before' : 'after'
      // Compactions are rare beside appends.
      faults.order({ kind: 'die', at, when, nth: prng.int32(random, 1, at === 'snapshot' || at === 'prune' ? 4 : 60) })
      for (const end = Date.now() + longestWaitForDeath; !server.hasEnded && Date.now() < end; ) await crew.write(30)
      faults.end()
      await server.kill()
      return 'killed'
    }
    case 'append-fails':
    case 'commit-fails':
    case 'answer-lost':
      faults.order({ kind: hazard }, prng.int32(random, 1, 8))
      await crew.write(prng.int32(random, 200, 800))
      if (prng.int32(random, 0, 2) === 0) {
        await server.kill()
        return 'killed'
      }
      faults.end()
      break
    default:
      hazard satisfies never
  }
  // By itself: nobody starts anything anew.
  await crew.untilSaved()
  return 'lives'
}

/**
 * Would a loss be noticed? The server is made to answer before it commits, and killed; what it then has promised cannot
 * be there. Returns how much of it is missed. Nothing comes after this: the people know of words that nobody has.
 */
export async function missedAfterLies({ server, crew, faults }: Stage): Promise<number> {
  faults.order({ kind: 'early-answer' })
  await crew.write(500)
  await pause(200)
  await server.kill()
  crew.leave()
  faults.end()
  server.launch()
  await server.ready()
  return (await crew.lookForPromises()).length
}

async function killWhileWriting({ server, crew }: Stage, random: prng.PRNG): Promise<void> {
  await crew.write(prng.int32(random, 20, 300))
  // A burst right before the end, so that flushes are in flight when it comes.
  crew.burst(40)
  await pause(prng.int32(random, 0, 6))
  await server.kill()
}

async function recover({ server, crew, faults }: Stage, random: prng.PRNG, tally: Tally, round: string): Promise<void> {
  const killedAt = performance.now()
  await pause(5)
  crew.leave()
  faults.end()
  server.launch()
  // Now and then it is killed again while it starts.
  if (prng.int32(random, 0, 5) === 0) {
    await pause(prng.int32(random, 50, 400))
    await server.kill()
    tally.kills++
    server.launch()
  }
  await server.ready()
  for (const lost of await crew.lookForPromises()) tally.lost.push(`${round}, ${lost}`)
  await crew.comeBack()
  tally.worstRecoveryMs = Math.max(tally.worstRecoveryMs, Math.round(performance.now() - killedAt))
  for (const diverged of await crew.compare()) tally.diverged.push(`${round}, ${diverged}`)
}
