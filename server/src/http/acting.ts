import type { Database } from '../db/client'
import type { Transaction } from '../db/transaction'
import type { Clock } from '../lib/clock'
import type { Caller } from './route'

/** On whose word something is done. */
export type By = Pick<Caller, 'id' | 'buildingId' | 'address'>

/** What nearly every command needs; wired in app.ts. */
export interface Acting {
  database: Database
  now: Clock
  /** Puts on record what was done, in the transaction that does it. `about` is an id; nothing anybody wrote goes in. */
  audit(transaction: Transaction, by: By, entry: { what: string; about: string }): Promise<void>
  /**
   * In the transaction of a change to who may read or edit a team's documents: what is on its way from somebody who
   * loses their place is then not kept (docs/sync.md A2).
   */
  raiseAccessVersions(transaction: Transaction, teamId: string): Promise<void>
  /** After that transaction: looks again at every socket of this person, or closes those of an ended session. */
  accessChanged(personId: string): void
}
