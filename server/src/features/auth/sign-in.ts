import type { Request, Response } from 'express'
import { inTransaction, type Transaction } from '../../db/transaction'
import type { AuthDependencies } from './dependencies'

/** Whom to sign in on the browser that asks. */
export interface Newcomer {
  personId: string
  buildingId: string
  ownDevice: boolean
}

/** The request that signs somebody in, and its answer, which takes the cookie. */
export interface Exchange {
  request: Request
  response: Response
}

export type SigningIn = Pick<AuthDependencies, 'database' | 'sessions' | 'cookie' | 'audit' | 'addressOf'>

/** Signs somebody in, who has shown who they are. */
export async function signIn(dependencies: SigningIn, exchange: Exchange, newcomer: Newcomer): Promise<void> {
  const enter = await inTransaction(dependencies.database, (transaction) => signInWithin(dependencies, transaction, exchange, newcomer))
  enter()
}

/** The same in a transaction that has more to do; call what it returns after that one: it sets the cookie. */
export async function signInWithin(
  { sessions, cookie, audit, addressOf }: SigningIn,
  transaction: Transaction,
  { request, response }: Exchange,
  { personId, buildingId, ownDevice }: Newcomer,
): Promise<() => void> {
  const userAgent = request.get('user-agent') ?? ''
  const before = cookie.read(request)
  const tellEnded = before === null ? () => undefined : await sessions.endUnlessOf(transaction, before, personId)
  const opened = await sessions.open({ personId, buildingId, ownDevice, userAgent }, transaction)
  await audit(transaction, { id: personId, buildingId, address: addressOf(request) }, { what: 'signed in', about: personId })
  return () => {
    tellEnded()
    cookie.set(response, opened.secret, opened.cookieMaxAge)
  }
}
