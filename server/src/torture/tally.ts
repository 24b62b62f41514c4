/** What the torture has come to. */
export interface Tally {
  rounds: number
  kills: number
  /** How many of these came right before or after an append, a snapshot, a prune or a commit. */
  aimed: number
  /** Appends and commits that failed. */
  failed: number
  /** Commits that reached the disk, and of which the server was told that they had failed. */
  unknown: number
  /** How often the kernel said that the disk is full, for a while. */
  full: number
  acked: number
  lost: string[]
  diverged: string[]
  /** What did not come to rights by itself, and whatever else should not have been. */
  broken: string[]
  /** How much was missed after a server that lied on purpose; null: none did. */
  missedAfterLies: number | null
  worstRecoveryMs: number
  /** The most that each client tried to connect in a second while the disk was full. */
  worstTriesPerSecond: number
}

export const newTally = (): Tally => ({
  ...{ rounds: 0, kills: 0, aimed: 0, failed: 0, unknown: 0, full: 0, acked: 0 },
  ...{ lost: [], diverged: [], broken: [], missedAfterLies: null, worstRecoveryMs: 0, worstTriesPerSecond: 0 },
})

/** Nothing was lost, all came to rights; and a look that cannot fail proves nothing. */
export const isClean = ({ acked, lost, diverged, broken, missedAfterLies }: Tally): boolean =>
  acked > 0 && missedAfterLies !== 0 && lost.length === 0 && diverged.length === 0 && broken.length === 0

/** The last line of a run. */
export function lineOf(tally: Tally, seed: number, seconds: number): string {
  const { rounds, kills, aimed, failed, unknown, full, acked, lost, diverged, broken } = tally
  return (
    `torture: rounds=${rounds} kills=${kills} aimed=${aimed} failed=${failed} unknown=${unknown} full=${full} acked=${acked} ` +
    `lost=${lost.length} diverged=${diverged.length} broken=${broken.length} worst_recovery_ms=${tally.worstRecoveryMs} ` +
    `tries_per_s=${tally.worstTriesPerSecond.toFixed(1)} missed_after_lies=${tally.missedAfterLies ?? 'untried'} seconds=${seconds} seed=${seed}`
  )
}
