import * as Y from 'yjs'
import type { Sender } from './gate'

/**
 * Whose client ids are whose (docs/sync.md G2). Yjs drops what comes under an id and clock that it has already: who
 * writes under a colleague's id makes the colleague's next words disappear everywhere. So an id belongs to whoever
 * wrote under it first. One that the log knows and nobody is named for is the server's.
 */
export class ClientIds {
  readonly #doc: Y.Doc
  readonly #owners: Map<number, string>
  /**
   * After a restore from a backup, clients bring back what colleagues had written and the log has lost: for that time
   * nobody is refused for bringing it. Nothing restores yet, so nothing sets it.
   */
  readonly isRecovering: boolean

  /** @param owners client id → person, as the log remembers it */
  constructor(doc: Y.Doc, owners: ReadonlyMap<number, string>, isRecovering = false) {
    this.#doc = doc
    this.#owners = new Map(owners)
    this.isRecovering = isRecovering
  }

  mayWrite(clientId: number, { personId, shownBy }: Sender): boolean {
    if (this.isRecovering) return true
    const owner = this.#owners.get(clientId)
    if (owner !== undefined) return owner === personId
    if (Y.getState(this.#doc.store, clientId) > 0 || clientId === this.#doc.clientID) return false
    const shown = shownBy(clientId)
    return shown === null || shown === personId
  }

  /** Binds those of these ids that have written now, and belong to nobody, to this person. Returns the newly bound. */
  bind(clientIds: readonly number[], personId: string): number[] {
    if (this.isRecovering) return []
    const bound = clientIds.filter((id) => !this.#owners.has(id) && Y.getState(this.#doc.store, id) > 0)
    for (const id of bound) this.#owners.set(id, personId)
    return bound
  }
}
