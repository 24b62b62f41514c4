import type { Seat } from '../seat'
import type { WireName } from '../wires'

/** When a typist asks whether an edit is saved: right behind it, as our page does, or 50 ms after the first of several. */
export type MarksWhen = 'at once' | 'late'

/** What the bench tells a generator of load, over the channel between the processes. */
export type Order =
  | { kind: 'connect'; wire: WireName; seats: Seat[]; editsEach: number; marks: MarksWhen }
  /** Everybody types `perSecond` for `seconds`; what comes in the first `warmUpSeconds` is not timed. */
  | { kind: 'type'; perSecond: number; seconds: number; warmUpSeconds: number }
  | { kind: 'count' }

export interface Counts {
  sent: number
  /** Letters that have reached somebody else. */
  delivered: number
}

/** Milliseconds, of each edit that was timed. */
export interface Typed extends Counts {
  /** What `delivered` has to be when nothing was lost. */
  expected: number
  toPeer: Float64Array
  /** Until the server said that it has it; what that means, the wire says. */
  toAnswer: Float64Array
  refused: string[]
}

export type Report =
  | { kind: 'ready' }
  | { kind: 'connected' }
  | { kind: 'counts'; counts: Counts }
  | { kind: 'typed'; typed: Typed }
  | { kind: 'failed'; why: string }
