/** One document's copy on this device. See local-store.ts for where it is kept and for whom it can be read. */
export interface LocalCopy {
  /** What was kept: updates that the server has, then those that it does not have for certain. */
  load(): Promise<LoadedCopy>
  /**
   * Keeps an update. Resolves once the transaction has completed, that is: once it is on this device for certain.
   * @param change the number of the local change that it carries; null for what came from the server
   */
  keep(update: Uint8Array, change: number | null): Promise<void>
  /** The server has all local changes up to this number on its disk. */
  acknowledged(change: number): Promise<void>
  /** The content here has been in step with the server: it may be shown without one from now on. */
  inStep(): Promise<void>
  /** Rewrites a long log as one update. `state` gives the whole document, all that was kept included. */
  compact(state: () => Uint8Array): Promise<void>
  /** Deletes the copy, unsent changes too. */
  forget(): Promise<void>
}

export interface LoadedCopy {
  /** Has the content ever been in step with the server? */
  inStep: boolean
  sent: Uint8Array[]
  unsent: Uint8Array[]
}
