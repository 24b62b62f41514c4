/** Where the projected states of cycles live. */
export interface StateStore {
  /** The sequence number up to which this cycle is projected; 0 when it never was. */
  projectedSeq(cycleId: string): Promise<number>
  /** Keeps a state, unless a later one is kept already. */
  save(state: ProjectedState): Promise<void>
  /** Shared documents whose log has gone on since they were projected. */
  behind(): Promise<string[]>
}

export interface ProjectedState {
  cycleId: string
  buildingId: string
  seq: number
  state: unknown
}
