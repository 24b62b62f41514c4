/**
 * Live pages that one person may have open at once, in all windows and on all devices: three a cycle, so some sixty
 * windows. Nobody works like that; a script that has gone wild does (docs/sync.md G7).
 */
const mostOfOnePerson = 200

/** Counts the sockets of each person. */
export class Seats {
  readonly #taken = new Map<string, number>()

  /** False when this person has as many as anybody may have. */
  take(personId: string): boolean {
    const taken = this.#taken.get(personId) ?? 0
    if (taken >= mostOfOnePerson) return false
    this.#taken.set(personId, taken + 1)
    return true
  }

  /** Gives back what was taken. */
  leave(personId: string): void {
    const taken = this.#taken.get(personId) ?? 0
    if (taken > 1) this.#taken.set(personId, taken - 1)
    else this.#taken.delete(personId)
  }
}
