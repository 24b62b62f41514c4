import type { DocumentKind } from './fields'

/**
 * What somebody is to the team whose cycle it is; `owner` is the author of a personal document. Decided by the server
 * from its tables; a leader or an admin is `none` (the role never widens the rooms, product.md "Who sees what").
 */
export type Relation =
  | { kind: 'member' }
  | {
      kind: 'coach'
      /** The team lets its coach edit. */
      mayEdit: boolean
      /** The team has paused its coach: nothing of the room is open. */
      paused: boolean
      /** The team has opted in to show tries and attributions. */
      practiceShared: boolean
    }
  | { kind: 'owner' }
  | { kind: 'none' }

/** How a document may be opened; null: not at all. */
export type MayOpen = 'editor' | 'reader' | null

/** Who may open which of a cycle's documents, and how. */
export function mayOpen({ kind, relation }: { kind: DocumentKind; relation: Relation }): MayOpen {
  switch (kind) {
    case 'cycle':
      if (relation.kind === 'member') return 'editor'
      if (relation.kind === 'coach' && !relation.paused) return relation.mayEdit ? 'editor' : 'reader'
      return null
    case 'practice':
      if (relation.kind === 'member') return 'editor'
      // Opting in shows the tries; they stay the team's to write, also where the coach may edit the rest.
      return relation.kind === 'coach' && !relation.paused && relation.practiceShared ? 'reader' : null
    case 'personal':
      return relation.kind === 'owner' ? 'editor' : null
  }
}

/** Whoever may open the team's room may read what the API says about the cycle. */
export function mayReadCycle(relation: Relation): boolean {
  return mayOpen({ kind: 'cycle', relation }) !== null
}

/** Members open their team's next cycle. */
export function mayOpenCycle(relation: Relation): boolean {
  return relation.kind === 'member'
}

/** Members close their cycle; readiness never stands in the way. */
export function mayClose(relation: Relation, cycle: { closedAt: number | null }): boolean {
  return relation.kind === 'member' && cycle.closedAt === null
}

/** Members reveal together: it copies everybody's silent cards, so a coach who may edit does not. */
export function mayReveal(relation: Relation): boolean {
  return relation.kind === 'member'
}

/** Who may write in the room may add a picture to it. */
export function mayAddImage(relation: Relation): boolean {
  return mayOpen({ kind: 'cycle', relation }) === 'editor'
}
