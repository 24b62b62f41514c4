import type { DocumentKind } from 'shared/cycles/fields'
import type { Relation } from 'shared/access/standing'
import type { Sight } from 'shared/cycles/schema'
import type { Person } from 'shared/people/schema'
import type { EmergencyNotice, NextMeeting } from 'shared/teams/schema'
import type * as Y from 'yjs'
import type { Transaction } from '../../db/transaction'
import type { Acting } from '../../http/acting'

/** What cycles need of the rest of the server; wired in app.ts. */
export interface CycleDependencies extends Acting {
  documents: LiveDocuments
  teams: Teams
  /** A person has a personal document in this cycle now: what colleagues wrote for them may wait. */
  personalDocumentCreated(cycleId: string): void
  /** The team has opened or closed a cycle, which the building may see. */
  cycleOfTeamChanged(teamId: string): void
}

/** The live documents (server/src/sync). */
export interface LiveDocuments {
  /** Creates a document with its seed in the transaction that creates what it belongs to (docs/sync.md L6). */
  create(transaction: Transaction, document: NewDocument): Promise<void>
  /** Resolves once the change is committed. `by` null: the server's own. The change must not throw. */
  edit<T>(documentId: string, by: string | null, change: (doc: Y.Doc) => T): Promise<T>
  /** What `look` returns, once all that it could see is committed. */
  read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>
}

export interface NewDocument {
  id: string
  buildingId: string
  kind: DocumentKind
  cycleId: string
  ownerId: string | null
  seed: Uint8Array
  createdAt: number
}

export interface Teams {
  find(teamId: string): Promise<{ id: string; name: string; grade: string; students: number; building_id: string } | undefined>
  relationTo(teamId: string, personId: string): Promise<Relation>
  membersOf(teamId: string): Promise<Person[]>
  coachesOf(teamId: string): Promise<Person[]>
  nextMeeting(teamId: string, now: number): Promise<NextMeeting | null>
  /** Who else than members can see the team's room now, as it is for this reader to know. */
  sight(teamId: string, now: number, reader: { id: string; relation: Relation }): Promise<Sight>
  /** With the reasons: for members. */
  emergencies(teamId: string, since: number): Promise<EmergencyNotice[]>
}
