import * as Y from 'yjs'
import type { Sender } from './gate'
import type { LoggedDocument } from './log'

/**
 * Whose client ids are whose (docs/sync.md G2). Yjs drops what comes under an id and clock that it has already: who
 * writes under a colleague's id makes the colleague's next words disappear everywhere. So an id belongs to whoever
 * wrote under it first. One that the log knows and nobody is named for is the server's.
 *
 * After a restore from a backup, clients bring back what colleagues and the server had written and the log has lost. For
 * that time anybody may bring it, but only under ids from before: what is bound since was never lost.
 */
export class ClientIds {
  readonly #doc: Y.Doc
  readonly #owners: Map<number, string>
  readonly #boundSince: Set<number>
  readonly #recoveringUntil: number | null
  readonly #now: () => number

  constructor(
    doc: Y.Doc,
    { clientIds, boundSince, recoveringUntil }: Pick<LoggedDocument, 'clientIds' | 'boundSince' | 'recoveringUntil'>,
    now: () => number,
  ) {
    this.#doc = doc
    this.#owners = new Map(clientIds)
    this.#boundSince = new Set(boundSince)
    this.#recoveringUntil = recoveringUntil
    this.#now = now
  }

  /** May clients bring back what others had written? */
  get isRecovering(): boolean {
    return this.#recoveringUntil !== null && this.#now() < this.#recoveringUntil
  }

  mayWrite(clientId: number, { personId, shownBy }: Sender): boolean {
    if (clientId === this.#doc.clientID) return false
    const owner = this.#owners.get(clientId)
    if (owner === personId) return true
    if (this.isRecovering && !this.#boundSince.has(clientId)) return true
    if (owner !== undefined || Y.getState(this.#doc.store, clientId) > 0) return false
    const shown = shownBy(clientId)
    return shown === null || shown === personId
  }

  /** Binds those of these ids that have written now, and belong to nobody, to the sender. Returns the newly bound. */
  bind(clientIds: readonly number[], sender: Sender): number[] {
    const isRecovering = this.isRecovering
    const bound = clientIds.filter(
      (id) => !this.#owners.has(id) && Y.getState(this.#doc.store, id) > 0 && (!isRecovering || isOwn(id, sender)),
    )
    for (const id of bound) {
      this.#owners.set(id, sender.personId)
      if (isRecovering) this.#boundSince.add(id)
    }
    return bound
  }

  /** Does an update that writes under these ids, once they are bound, bring back what the sender has not written? */
  bringsBack(clientIds: readonly number[], { personId }: Sender): boolean {
    return this.isRecovering && clientIds.some((id) => this.#owners.get(id) !== personId)
  }
}

/**
 * While a document recovers, an id that nobody is named for may be a colleague's. The sender's own is shown in their
 * presence, or written under as they type; an answer to our question holds everybody's.
 */
function isOwn(clientId: number, { personId, shownBy, isAnswer }: Sender): boolean {
  const shown = shownBy(clientId)
  return shown === personId || (shown === null && !isAnswer)
}
