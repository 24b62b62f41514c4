import type { Closing, DoorRefusal } from 'shared/sync/rules'
import type { Refusal } from 'shared/sync/wire'

/** How an attempt to put a snapshot in the place of rows ended (docs/sync.md L4). */
export type CompactionOutcome = 'kept' | 'not-needed' | 'outdated' | 'failed'

/**
 * Whoever looks on at the live documents: counts and, for refusals, the log. Every call is made on the way of an edit, so
 * it must cost next to nothing and must not throw. Times are milliseconds. Which rule a reason stands for is in
 * shared/sync/rules.
 */
export interface SyncWatch {
  /** A flush has reached the disk: so long it took, so many rows of so many bytes. */
  appended(ms: number, rows: number, bytes: number): void
  /** A flush has failed, or nobody can tell. */
  appendFailed(): void
  /** An acknowledgement has gone out: so long after the oldest edit that it covers was staged. */
  acknowledged(ms: number): void
  /** An update has been refused for good. */
  refused(why: Refusal, documentId: string): void
  /** An upgrade has been refused. */
  turnedAway(why: DoorRefusal): void
  /** The server has closed a socket. */
  closed(why: Closing, documentId: string): void
  /** A client has closed its socket, or has gone without a word (1006). Any number that a client can think of. */
  left(code: number): void
  /** Something was dropped because it lacks what comes before, and its sender was asked again (G3). */
  askedAgain(): void
  compacted(outcome: CompactionOutcome): void
  /** A plain state could not be made, and stays behind its log for now (L8). */
  projectionFailed(): void
}

/** Looks away. */
export const nobodyWatching: SyncWatch = {
  appended() {},
  appendFailed() {},
  acknowledged() {},
  refused() {},
  turnedAway() {},
  closed() {},
  left() {},
  askedAgain() {},
  compacted() {},
  projectionFailed() {},
}

/** How the live documents stand at this moment; asked for now and then, so it may cost a walk over all rooms. */
export interface SyncFigures {
  rooms: number
  connections: number
  /** Staged and not yet on disk. */
  queuedRows: number
  queuedBytes: number
  /** Documents whose plain state is behind what is on disk. */
  projectionsBehind: number
  /** Documents that wait to be compacted, the one under way among them. */
  compactionsWaiting: number
}
