import { inTransaction } from '../../db/transaction'
import { notThere } from '../../http/guard'
import type { Caller } from '../../http/route'
import { ClearCycleError } from 'shared/errors'
import type { AuthDependencies } from './dependencies'
import { createLink } from './links'
import { noPasswordsHere } from './passwords'
import * as store from './store'

/** A link by which somebody of the admin's building makes themselves a new password. Given once; good for a day. */
export async function resetLinkFor(dependencies: AuthDependencies, caller: Caller, personId: string, origin: string): Promise<{ url: string; expiresAt: number }> {
  const { database, audit } = dependencies
  const person = await store.findPerson(database.read, personId)
  if (person === undefined || person.building_id !== caller.buildingId) throw notThere()
  const building = await store.findBuilding(database.read, caller.buildingId)
  if (building.passwords === 0) throw noPasswordsHere()
  if (person.email === null) throw new ClearCycleError('conflict', 'Add this person’s e-mail address first: it is the name that they sign in with.')
  const { token, expiresAt } = await inTransaction(database, async (transaction) => {
    await audit(transaction, caller, { what: 'reset link made', about: personId })
    return createLink(dependencies, transaction, { kind: 'password-reset', personId, buildingId: caller.buildingId, createdBy: caller.id })
  })
  return { url: `${origin}/links/${token}`, expiresAt }
}

/** Mails a reset link to whoever has this address here. Says nothing to who asked: neither whether, nor by how long it takes. */
export class ResetMails {
  readonly #underWay = new Set<Promise<void>>()
  constructor(readonly dependencies: AuthDependencies) {}

  /** Returns at once. */
  ask(email: string, address: string): void {
    const { logger } = this.dependencies
    const work = this.#mail(email.toLowerCase(), address)
      .catch((error: unknown) => logger.error({ err: error }, 'a reset could not be mailed'))
      .finally(() => this.#underWay.delete(work))
    this.#underWay.add(work)
  }

  /** Resolves when what was asked for until now has been mailed, or not. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay)
  }

  async #mail(email: string, address: string): Promise<void> {
    const { database, throttle, mailer, publicOrigin, audit } = this.dependencies
    if (mailer === null || publicOrigin === null || !(await throttle.mayMail(email, address))) return
    const building = await store.findOwnBuilding(database.read)
    const person = building?.passwords === 1 ? await store.findAccount(database.read, building.building_id, email) : undefined
    if (building === undefined || person?.email == null) return
    const { token } = await inTransaction(database, async (transaction) => {
      await audit(transaction, { id: person.id, buildingId: building.building_id, address }, { what: 'reset mailed', about: person.id })
      return createLink(this.dependencies, transaction, { kind: 'password-reset', personId: person.id, buildingId: building.building_id, createdBy: null })
    })
    await mailer.send({ to: person.email, subject: `A new password for ${building.name}`, text: wordsOf(person.name, building.name, `${publicOrigin}/links/${token}`) })
  }
}

function wordsOf(name: string, building: string, url: string): string {
  return `Hello ${name},

somebody, most likely you, asked to make a new password for Clear Cycle at ${building}.
Open this link within one hour; it works once:

${url}

If it was not you, leave it: nothing has changed, and your password stays as it is.
`
}
