import { isDeepStrictEqual } from 'node:util'
import * as prng from 'lib0/prng'
import { type DocumentKind, shapes } from 'shared/cycles/fields'
import { project } from 'shared/document/projection'
import * as Y from 'yjs'
import { until } from '../testing/provider'
import { groupBy } from './group-by'
import type { Seat } from './school'
import type { ServerProcess } from './server-process'
import { freshCopy, Writer } from './writer'

export interface Tally {
  rounds: number
  acked: number
  lost: string[]
  diverged: string[]
  worstRecoveryMs: number
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Kills the server at random moments while these people write. After each kill, somebody new looks first: what was
 * acknowledged must be there before the writers come back and could heal the loss with their own copies. Then the
 * writers come back, and everyone must end with the same document.
 */
export async function killRounds(server: ServerProcess, seats: readonly Seat[], rounds: number, random: prng.PRNG): Promise<Tally> {
  const tally: Tally = { rounds: 0, acked: 0, lost: [], diverged: [], worstRecoveryMs: 0 }
  const writers = seats.map((seat) => new Writer(seat, random))
  await comeBack(writers)
  for (let round = 1; round <= rounds; round++) {
    await writeUntilKilled(server, writers, random)
    const killedAt = performance.now()
    for (const { client } of writers) client.provider.disconnect()
    await restart(server, random)
    tally.lost.push(...(await lookForPromises(writers, round)))
    await comeBack(writers)
    tally.worstRecoveryMs = Math.max(tally.worstRecoveryMs, Math.round(performance.now() - killedAt))
    tally.diverged.push(...(await compare(writers, round)))
    tally.rounds = round
  }
  tally.acked = writers.reduce((sum, { edits }) => sum + edits, 0)
  for (const { client } of writers) client.destroy()
  return tally
}

async function writeUntilKilled(server: ServerProcess, writers: readonly Writer[], random: prng.PRNG): Promise<void> {
  const end = performance.now() + prng.int32(random, 50, 1500)
  while (performance.now() < end) {
    prng.oneOf(random, [...writers]).edit()
    if (prng.int32(random, 0, 3) === 0) await pause(prng.int32(random, 0, 8))
  }
  // A burst right before the end, so that flushes are in flight when it comes.
  for (let edits = prng.int32(random, 0, 40); edits > 0; edits--) prng.oneOf(random, [...writers]).edit()
  await pause(prng.int32(random, 0, 6))
  await server.kill()
  await pause(5)
}

/** Now and then the server is killed again while it starts. */
async function restart(server: ServerProcess, random: prng.PRNG): Promise<void> {
  server.launch()
  if (prng.int32(random, 0, 5) === 0) {
    await pause(prng.int32(random, 50, 400))
    await server.kill()
    server.launch()
  }
  await server.ready()
}

async function lookForPromises(writers: readonly Writer[], round: number): Promise<string[]> {
  const lost: string[] = []
  for (const [documentId, authors] of groupBy(writers, ({ seat }) => seat.documentId)) {
    const [first] = authors
    if (first === undefined) continue
    const { doc, close } = await freshCopy(first.seat)
    for (const author of authors) {
      for (const { place, holds } of author.promised()) {
        if (!holds(doc)) lost.push(`round ${round}, document ${documentId}: ${place}`)
      }
    }
    close()
  }
  return lost
}

async function comeBack(writers: readonly Writer[]): Promise<void> {
  for (const { client } of writers) client.connect()
  await until('everyone is back and saved', () => writers.every(({ client }) => client.provider.synced && client.saved), 30_000)
}

async function compare(writers: readonly Writer[], round: number): Promise<string[]> {
  const diverged: string[] = []
  for (const [documentId, authors] of groupBy(writers, ({ seat }) => seat.documentId)) {
    const [first] = authors
    if (first === undefined) continue
    const { doc, close } = await freshCopy(first.seat)
    for (const { client, seat } of authors) {
      // Everything is saved; the last of it may still be on its way to this one.
      await until('everyone has the same', () => areSame(seat.kind, client.doc, doc), 5000).catch(() => {
        diverged.push(`round ${round}, document ${documentId}: ${seat.person} has another one`)
      })
    }
    close()
  }
  return diverged
}

/** Do two documents hold the same: what is there, what was taken away, and what a reader sees of it? */
function areSame(kind: DocumentKind, one: Y.Doc, other: Y.Doc): boolean {
  if (!Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))) return false
  return isDeepStrictEqual(project(shapes[kind], one).view, project(shapes[kind], other).view)
}
