import type { CycleDocument, PracticeDocument } from 'shared/cycles/document'
import type { CycleShape, PersonalShape, PracticeShape } from 'shared/cycles/fields'
import type { Step } from 'shared/cycles/steps'
import type { NewDataSet } from 'shared/data/add-data-set'
import type { Content } from 'shared/document/fill'

/** A cycle of the demo school as its team wrote it; ids of people are those of people.ts. */
export interface CycleStory {
  number: number
  /** Milliseconds since 1970. */
  openedAt: number
  closedAt?: number
  pause?: { since: number; reason: string }
  /** The steps it has been in, in their order; left out where it went straight on. */
  trail?: readonly Step[]
  room: Content<CycleShape>
  dataSets?: readonly NewDataSet[]
  /** What became of what the last cycle handed on, by the id of the decision, question or assumption. */
  carried?: Readonly<Record<string, Carried>>
  /** What the team writes straight into its practice document; tries and attributions come from their authors. */
  practice?: Content<PracticeShape>
  /** Personal documents by author. */
  authors?: Readonly<Record<string, Content<PersonalShape>>>
  /** What the team did with the copies after they were there: grouped, voted. */
  afterCopies?(copied: CopiedStory): void
  /** Last edits of the room, each by one person, so that colleagues find who wrote since they looked. */
  edits?: readonly { by: string; at: number; write(cycle: CycleDocument): void }[]
  /** Who has looked at the room since, so that these edits are not news to them. */
  seenBy?: readonly string[]
}

export type Carried =
  | { verdict: 'kept' | 'dropped'; why: string }
  | { verdict: 'standing' | 'not any more'; why: string }
  | { answer: string }

export interface CopiedStory {
  cycle: CycleDocument
  practice: PracticeDocument
  /** The id of the copy of an author's row. */
  copyOf(author: string, row: string): string
}

export interface TeamStory {
  team: string
  /** First cycle first. */
  cycles: readonly CycleStory[]
}
