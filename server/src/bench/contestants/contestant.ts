import type { Content } from '../store'
import type { Places, Seat } from '../seat'
import type { WireName } from '../wires'

/** One of the servers that are compared. */
export interface Contestant {
  name: WireName
  /**
   * Starts it on a folder of its own that holds these rooms; resolves when it takes connections.
   * @param content that each document holds already; the relay holds none
   */
  start(places: Places, content?: Content): Promise<Running>
}

export interface Running {
  pid: number
  seats: Seat[]
  /** Bytes of its files on the disk. */
  storedBytes(): Promise<number>
  /** For how long edits were in memory alone before a store kept them, in milliseconds; empty where every ACK says so. */
  unstoredMs: readonly number[]
  /** Resolves when it has nothing left to do for what its documents hold: snapshots, plain states. */
  settled(): Promise<void>
  /** Ends it without warning and starts it again on the same folder and port; `pid` is the new one's then. */
  restart(): Promise<void>
  stop(): Promise<void>
}
