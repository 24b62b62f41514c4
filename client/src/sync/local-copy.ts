/** One document's copy on this device. See local-store.ts for where it is kept and for whom it can be read. */
export interface LocalCopy {
  /**
   * Reads what was kept. To be called once, before anything else.
   * @param state gives the whole document as it is on the page: for when the log of updates is long, or has a hole
   */
  open(state: () => Uint8Array): Promise<LoadedCopy>
  /**
   * Keeps an update. Resolves once the transaction has completed, that is: once it is on this device for certain.
   * @param change the number of the local change that it carries; null for what came from the server
   */
  keep(update: Uint8Array, change: number | null): Promise<void>
  /** The server has all local changes up to this number on its disk. Unsent ones that were loaded count as 1. */
  acknowledged(change: number): Promise<void>
  /** The content has been in step with the server: it may be shown without one from now on. */
  inStep(): Promise<void>
  /** Deletes the copy, unsent changes too. Nothing is kept afterwards. */
  forget(): Promise<void>
}

export interface LoadedCopy {
  /** Has the content ever been in step with the server, and is all of it here? */
  inStep: boolean
  /** Updates that the server has. */
  sent: Uint8Array[]
  /** Updates that it does not have for certain. */
  unsent: Uint8Array[]
}
