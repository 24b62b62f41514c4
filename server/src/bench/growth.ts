import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { bytesIn } from './contestants/process'
import { history } from './history'
import { writeSchool } from './store'

/**
 * A busy team, as assumed: six people who meet in each of 36 weeks for 45 minutes; four of them type two fifths of that
 * time, three keys a second; six cycles a year.
 */
export const busyTeam = { meetings: 36, minutes: 45, typing: 4, share: 0.4, keysPerSecond: 3, cycles: 6 } as const

export interface Growth {
  keystrokesPerYear: number
  /** Bytes in a year: ours with log, snapshots and authors; theirs one state a document. */
  ours: number
  hocuspocus: number
}

/** Writes one cycle of such a team as the server would, snapshots included, and looks at what is on the disk. */
export async function measureGrowth(): Promise<Growth> {
  const { meetings, minutes, typing, share, keysPerSecond, cycles } = busyTeam
  const keystrokesPerYear = Math.round(meetings * minutes * 60 * typing * share * keysPerSecond)
  const updates = history(Math.round(keystrokesPerYear / cycles), 1)
  const [empty, full] = [await bytesWith([]), await bytesWith(updates)]
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return { keystrokesPerYear, ours: (full - empty) * cycles, hocuspocus: Y.encodeStateAsUpdate(doc).byteLength * cycles }
}

async function bytesWith(updates: readonly Uint8Array[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'clear-cycle-bench-'))
  try {
    await writeSchool(folder, { rooms: 1, perRoom: 6 }, () => updates)
    return await bytesIn(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
