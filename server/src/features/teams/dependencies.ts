import type { Acting } from '../../http/acting'

/** What teams need of the rest of the server; wired in app.ts. */
export interface TeamDependencies extends Acting {
  /** A team's cycles, latest first. */
  cyclesOf(teamId: string): Promise<{ id: string; number: number; closed: boolean; paused: boolean }[]>
  /** Something that others show of this team has changed. */
  changed?(teamId: string): void
}
