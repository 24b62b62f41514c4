import { carryIn } from 'shared/cycles/carry-in'
import {
  type CopyId,
  copyAttributions,
  copyCards,
  copyMyImpact,
  copyPredictions,
  copyTries,
  copyVisitNotes,
  countTriers,
  hostOf,
  type PersonalSource,
  recordCopies,
} from 'shared/cycles/copies'
import { cycleDocument, type CycleDocument, type CycleView, personalDocument, practiceDocument, type PracticeDocument } from 'shared/cycles/document'
import { addDataSet } from 'shared/data/add-data-set'
import { fill } from 'shared/document/fill'
import * as Y from 'yjs'
import type { Carried, CycleStory } from './story'

/** A row of a document's log, before it has a number. */
export interface BuiltUpdate {
  bytes: Uint8Array
  at: number
  by: string | null
}

export interface BuiltDocument {
  id: string
  kind: 'cycle' | 'practice' | 'personal'
  owner: string | null
  updates: BuiltUpdate[]
  /** As the projector keeps it; null for a personal document, which is never projected. */
  state: string | null
}

export interface BuiltCycle {
  id: string
  story: CycleStory
  previousCycleId: string | null
  documents: BuiltDocument[]
}

interface Place {
  teamId: string
  members: readonly string[]
  previous: { id: string; view: CycleView } | null
  copyId: CopyId
}

/** Turns a story into the documents of a cycle, through the same writers, reveals and copies that the product uses. */
export function buildCycle(story: CycleStory, place: Place): { built: BuiltCycle; view: CycleView } {
  const id = `${place.teamId}-${story.number}`
  const cycle = cycleDocument(new Y.Doc())
  const practice = practiceDocument(new Y.Doc())
  const personal = place.members.map((owner) => ({ owner, id: `${id}-${owner}`, document: personalDocument(new Y.Doc()) }))

  fill(cycle, story.room)
  for (const dataSet of story.dataSets ?? []) addDataSet(cycle, dataSet)
  if (place.previous !== null) carryIn(place.previous.view)(cycle)
  for (const [row, carried] of Object.entries(story.carried ?? {})) answerCarried(cycle, row, carried)
  fill(practice, story.practice ?? {})
  for (const { owner, document } of personal) fill(document, story.authors?.[owner] ?? {})

  const sources = personal.map(({ owner, id: documentId, document }) => ({
    documentId,
    author: owner,
    view: document.project().view,
  }))
  copyEverything({ cycle, practice, personal, sources }, place.copyId)
  story.afterCopies?.({ cycle, practice, copyOf: (author, row) => place.copyId(`${id}-${author}/${row}`) })

  const seedOf = (doc: Y.Doc): BuiltUpdate => ({ bytes: Y.encodeStateAsUpdate(doc), at: story.openedAt, by: null })
  const documents: BuiltDocument[] = [
    { id: `${id}-cycle`, kind: 'cycle', owner: null, updates: [seedOf(cycle.doc), ...writeEdits(cycle, story)], state: stateOf(cycle) },
    { id: `${id}-practice`, kind: 'practice', owner: null, updates: [seedOf(practice.doc)], state: stateOf(practice) },
    ...personal.map(({ owner, id: documentId, document }) => ({
      id: documentId,
      kind: 'personal' as const,
      owner,
      updates: [seedOf(document.doc)],
      state: null,
    })),
  ]
  return { built: { id, story, previousCycleId: place.previous?.id ?? null, documents }, view: cycle.project().view }
}

interface Opened {
  cycle: CycleDocument
  practice: ReturnType<typeof practiceDocument>
  personal: readonly { owner: string; document: ReturnType<typeof personalDocument> }[]
  sources: readonly PersonalSource[]
}

function copyEverything({ cycle, practice, personal, sources }: Opened, copyId: CopyId): void {
  const copied = [copyTries(practice, sources, copyId), copyAttributions(practice, sources, copyId)]
  countTriers(practice, sources)
  copied.push(copyMyImpact(cycle, sources, copyId))
  if (cycle.get('predictionsRevealed') === true) copied.push(copyPredictions(cycle, sources, copyId))
  if (cycle.get('cardsRevealed') === true) copied.push(copyCards(cycle, sources, copyId))
  const { visits } = cycle.project().view
  for (const { owner, document } of personal) {
    if (visits.some((visit) => hostOf(visit) === owner)) copied.push(copyVisitNotes(document, owner, visits, sources, copyId))
  }
  const marks = copied.flatMap((each) => each.marks)
  personal.forEach(({ document }, index) => {
    const documentId = sources[index]?.documentId
    recordCopies(document, marks.filter((mark) => mark.documentId === documentId))
  })
}

/** Finds the carried row and writes what the team said of it. */
function answerCarried(cycle: CycleDocument, row: string, carried: Carried): void {
  if ('answer' in carried) {
    const questions = cycle.table('carriedQuestions')
    // The next question of the last cycle has no row there, so it has an id of its own making here: it comes last.
    const id = row === 'next-question' ? questions.ids().at(-1) : row
    if (id !== undefined) questions.text(id, 'answer')?.insert(0, carried.answer)
  } else if (carried.verdict === 'kept' || carried.verdict === 'dropped') {
    cycle.table('carriedDecisions').set(row, 'verdict', carried.verdict)
    cycle.table('carriedDecisions').text(row, 'why')?.insert(0, carried.why)
  } else {
    cycle.table('carriedAssumptions').set(row, 'verdict', carried.verdict)
    cycle.table('carriedAssumptions').text(row, 'why')?.insert(0, carried.why)
  }
}

function stateOf(document: Pick<CycleDocument | PracticeDocument, 'project'>): string {
  return JSON.stringify(document.project().view)
}

function writeEdits(cycle: CycleDocument, { edits = [] }: CycleStory): BuiltUpdate[] {
  return edits.map(({ by, at, write }) => {
    const before = Y.encodeStateVector(cycle.doc)
    cycle.transact(() => write(cycle))
    return { bytes: Y.encodeStateAsUpdate(cycle.doc, before), at, by }
  })
}
