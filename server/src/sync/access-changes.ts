/** What happened to someone's right to be where they are; told after the change is committed. */
export type AccessChange =
  | { kind: 'session-ended'; sessionId: string }
  /** This person's role in the building is another: their pages come back and ask anew what they may do. */
  | { kind: 'role-changed'; personId: string }
  /** Look again at the sockets of this person, or of this document, or of both together. */
  | { kind: 'access-changed'; personId?: string; documentId?: string }

export interface AccessChanges {
  publish(change: AccessChange): void
  /** Returns the undo. */
  subscribe(listener: (change: AccessChange) => void): () => void
}

/** A bus inside this process. On several nodes it rides on Redis (docs/sync.md, many nodes). */
export function createAccessChanges(): AccessChanges {
  const listeners = new Set<(change: AccessChange) => void>()
  return {
    publish(change) {
      for (const listener of listeners) listener(change)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
