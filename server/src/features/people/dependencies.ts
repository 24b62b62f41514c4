import type { Transaction } from '../../db/transaction'
import type { Acting, By } from '../../http/acting'
import type { Mailer } from '../../lib/mailer'

/** What people need of the rest of the server; wired in app.ts. */
export interface PeopleDependencies extends Acting {
  /** Null: this building sends no mail. */
  mailer: Mailer | null
  /**
   * Makes the one link that is good for this person, voiding those before it.
   * @param baseUrl where people open Clear Cycle
   */
  createInvitation(transaction: Transaction, personId: string, baseUrl: string, by: By): Promise<{ url: string; expiresAt: number }>
  /** Signs a person out on every device; their sockets close within a second. */
  endSessionsOf(personId: string): Promise<void>
  /** Closes this person's sockets (4205): their pages come back and ask anew what they may do. */
  roleChanged(personId: string): void
  /** Lets go of live documents that are gone from the disk. */
  letGo(documentIds: readonly string[]): Promise<void>
  warn(details: object, message: string): void
}
