import type { DocumentKind } from 'shared/cycles/fields'

/** The documents of a cycle whose state is projected; nothing personal ever is. */
export type SharedKind = Exclude<DocumentKind, 'personal'>

export interface ProjectedState {
  cycleId: string
  kind: SharedKind
  buildingId: string
  /** Of the document that it was read from. */
  epoch: number
  /** The last sequence number that the state knows of. */
  seq: number
  /** JSON. */
  state: string
  /** The same as data, for the journal. */
  view: unknown
  /** Milliseconds since 1970. */
  at: number
}

/** Where the projected states of cycles live (docs/sync.md L8). */
export interface StateStore {
  /** 0 when it was never projected. */
  projectedSeq(cycleId: string, kind: SharedKind): Promise<number>
  /** Keeps a state, unless a later one is kept already or the document has begun anew since. Says whether it did. */
  save(state: ProjectedState): Promise<boolean>
  /** Ids of shared documents whose log has gone on since they were projected. */
  behind(): Promise<string[]>
}
