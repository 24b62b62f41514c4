import * as prng from 'lib0/prng'
import { shapes } from 'shared/cycles/fields'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Appended, Batch } from '../sync/log'
import { rootsOf } from '../sync/places'
import { ControlledLog } from '../testing/controlled-log'
import { signedIn } from '../testing/room-client'
import { startSyncServer, type SyncServer } from '../testing/sync-server'
import { Crew } from './crew'
import type { Seat } from './school'

/** After a while it says of every append that it is on the disk, and forgets it. */
class LyingLog extends ControlledLog {
  #appends = 0

  override async append(batches: readonly Batch[]): Promise<Appended[]> {
    return this.#appends++ < 3 ? super.append(batches) : batches.map(() => 'committed')
  }
}

async function start(log: ControlledLog): Promise<SyncServer> {
  const server = await startSyncServer(log, { roots: rootsOf(shapes), project: () => null })
  for (const person of ['ana', 'ben']) server.sessions.set(person, signedIn(person))
  return server
}

const seatAt = (server: SyncServer, person: string): Seat => ({ person, door: server.door(person), documentId: 'd1', kind: 'cycle', epoch: 1 })

/** Two people write; the server goes, another one comes that knows only what is on the disk. What is missed there? */
async function missedAfterRestart(log: ControlledLog): Promise<string[]> {
  log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()))
  const before = await start(log)
  const crew = new Crew(['ana', 'ben'].map((person) => seatAt(before, person)), prng.create(7))
  await crew.comeBack()
  await crew.write(300)
  crew.leave()
  await before.close()
  const after = await start(log)
  const lost = await crew.lookForPromises(({ person }) => seatAt(after, person))
  crew.destroy()
  await after.close()
  return lost
}

it('finds nothing missing behind a server that keeps its word', async () => {
  expect(await missedAfterRestart(new ControlledLog())).toEqual([])
})

it('finds what is missing behind a server that acknowledges what it has not committed', async () => {
  expect((await missedAfterRestart(new LyingLog())).length).toBeGreaterThan(0)
})
