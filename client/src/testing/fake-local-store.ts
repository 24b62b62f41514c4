import type { LocalStore, UnsentDocument } from '../sync/local-store'

export interface FakeLocalStore extends LocalStore {
  /** What the next `unsentDocuments` says. */
  unsent: UnsentDocument[]
}

/** A local store in memory that reads only what the person who is here kept. */
export function fakeLocalStore(personId: string | null = null): FakeLocalStore {
  let here = personId
  const kept = new Map<string, unknown>()
  return {
    keepsAnything: true,
    unsent: [],
    whoWasHere: () => here,
    async signedIn(who) {
      here = who
    },
    async signOut() {
      here = null
    },
    async unsentDocuments() {
      return this.unsent
    },
    copyOf: () => null,
    forgetSent: async () => {},
    copies: async () => [],
    forgetErased: async () => [],
    forgetAnswers: async () => {},
    async keep(name, json) {
      if (here) kept.set(`${here} ${name}`, json)
    },
    recall: async (name) => (here ? kept.get(`${here} ${name}`) : undefined),
    close: () => {},
  }
}
