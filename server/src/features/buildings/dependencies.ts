import type { Request, Response } from 'express'
import type { Transaction } from '../../db/transaction'
import type { Acting } from '../../http/acting'
import type { SetupLink } from './setup-link'

/** What buildings need of the rest of the server; wired in app.ts. */
export interface BuildingDependencies extends Acting, SigningIn {
  setupLink: SetupLink
  /** In the transaction that changes what small numbers are: what was published before is made anew. */
  minimumChanged(transaction: Transaction, buildingId: string): Promise<void>
}

/** How the first admin gets in (features/auth). */
export interface SigningIn {
  addressOf(request: Request): string
  /**
   * What is kept of a password; takes its time.
   * @param about names that it may not be made of
   * @throws ClearCycleError 'bad-request' with the field `password`
   */
  hashPassword(password: string, about: readonly string[]): Promise<string>
  keepPassword(transaction: Transaction, password: { personId: string; buildingId: string; hash: string }): Promise<void>
  /** Call what it returns after the transaction: it sets the cookie. */
  signInWithin(transaction: Transaction, exchange: Exchange, whom: { personId: string; buildingId: string; ownDevice: boolean }): Promise<() => void>
}

/** The request that signs somebody in, and its answer, which takes the cookie. */
export interface Exchange {
  request: Request
  response: Response
}
