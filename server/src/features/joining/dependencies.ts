import type { Request, Response } from 'express'
import type { Transaction } from '../../db/transaction'
import type { Acting } from '../../http/acting'

/** What joining needs of the rest of the server; wired in app.ts. */
export interface JoiningDependencies extends Acting {
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
  /** A team has somebody new: its pages look again. */
  changed?(teamId: string): void
}

/** The request that signs somebody in, and its answer, which takes the cookie. */
export interface Exchange {
  request: Request
  response: Response
}
