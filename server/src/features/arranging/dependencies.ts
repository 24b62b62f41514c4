import type { Acting } from '../../http/acting'

/** What arranging teams needs of the rest of the server; wired in app.ts. */
export interface ArrangingDependencies extends Acting {
  /** After the commit: what the building's pages show of its teams is another. */
  changed(buildingId: string): void
}
