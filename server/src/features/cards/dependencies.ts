import type { Relation } from 'shared/access/standing'
import type { Person } from 'shared/people/schema'
import type * as Y from 'yjs'
import type { Acting } from '../../http/acting'

/** What shared cards need of the rest of the server; wired in app.ts. */
export interface CardDependencies extends Acting {
  documents: {
    /** What `look` returns, once all that it could see is committed. */
    read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>
  }
  teams: {
    relationTo(teamId: string, personId: string): Promise<Relation>
    membersOf(teamId: string): Promise<Person[]>
    coachesOf(teamId: string): Promise<Person[]>
  }
  /** After a card was published, made again or withdrawn: pages that list cards ask again. */
  changed?(buildingId: string): void
}
