/**
 * Reveals and copies (docs/architecture.md, "Three documents make a cycle"): what is written unseen in personal
 * documents goes into a shared one once, by the server, unsigned unless its author signs. Pure: the server opens the
 * documents, runs these onto them, and commits.
 *
 * Idempotent: a copy's id follows from the row it was made of, and a copy that is there (also in the Removed tray, also
 * edited since) is left alone. A copy stands in the order of its id, which says nothing about who wrote it or when.
 */
import type { Fields } from '../document/shape'
import type { NewRow, Table } from '../document/table'
import type { CycleDocument, CycleView, PersonalDocument, PersonalView, PracticeDocument } from './document'

/** One author's personal document. */
export interface PersonalSource {
  documentId: string
  /** The author's person id. */
  author: string
  view: PersonalView
}

/** The id of a row's copy. The server's HMAC of what it is given, so that nobody else can tell whose row it was. */
export type CopyId = (row: string) => string

/** For the author's own eyes: which row became which copy. */
export interface CopyMark {
  documentId: string
  row: string
  copy: string
}

export interface Copied {
  /** How many copies were written now. */
  count: number
  /** Marks of all copies, of those too that were there before. */
  marks: CopyMark[]
}

interface Draft<F extends Fields> {
  source: PersonalSource
  row: string
  signed: boolean
  values: NewRow<F>
}

/** Everybody's silent predictions into the team's room. */
export function copyPredictions(to: CycleDocument, sources: readonly PersonalSource[], copyId: CopyId): Copied {
  const drafts = sources.flatMap((source) =>
    source.view.predictions.map(({ id, text, signed }) => ({ source, row: id, signed, values: { text } })),
  )
  return write(to, to.table('predictions'), drafts, copyId)
}

/** Everybody's silent start / stop / continue cards into the team's room. */
export function copyCards(to: CycleDocument, sources: readonly PersonalSource[], copyId: CopyId): Copied {
  const drafts = sources.flatMap((source) =>
    source.view.cards.map(({ id, kind, text, signed }) => ({ source, row: id, signed, values: { kind, text } })),
  )
  return write(to, to.table('cards'), drafts, copyId)
}

/** Tries that are done into the team's practice document. See {@link countTriers}. */
export function copyTries(to: PracticeDocument, sources: readonly PersonalSource[], copyId: CopyId): Copied {
  const drafts = sources.flatMap((source) =>
    source.view.tries
      .filter(({ done }) => done)
      .map(({ id, signed, date, clause, did, students, puzzle, toTheTable }) => ({
        source,
        row: id,
        signed,
        values: { date, clause, did, students, puzzle, toTheTable },
      })),
  )
  return write(to, to.table('tries'), drafts, copyId)
}

/** Attributions that are done into the team's practice document. */
export function copyAttributions(to: PracticeDocument, sources: readonly PersonalSource[], copyId: CopyId): Copied {
  const drafts = sources.flatMap((source) =>
    source.view.attributions
      .filter(({ done }) => done)
      .map(({ id, signed, cause, column, reframe }) => ({ source, row: id, signed, values: { cause, column, reframe } })),
  )
  return write(to, to.table('attributions'), drafts, copyId)
}

/** What its author calls *my impact*, once they share it, into the team's room. */
export function copyMyImpact(to: CycleDocument, sources: readonly PersonalSource[], copyId: CopyId): Copied {
  const drafts = sources
    .filter(({ view }) => view.myImpactShared)
    .map((source) => ({
      source,
      row: 'myImpact',
      signed: source.view.myImpactSigned,
      values: { text: source.view.myImpact },
    }))
  return write(to, to.table('sharedImpacts'), drafts, copyId)
}

/** Whose class a visit is in: who is open, or who is wished to be seen. */
export function hostOf(visit: CycleView['visits'][number]): string | null {
  return visit.kind === 'wish' ? visit.with : visit.person
}

/** Visit notes that are done into the personal document of the visit's host. They belong to visitor and host, by name. */
export function copyVisitNotes(
  to: PersonalDocument,
  host: string,
  visits: CycleView['visits'],
  sources: readonly PersonalSource[],
  copyId: CopyId,
): Copied {
  const hosted = new Set(visits.filter((visit) => hostOf(visit) === host).map(({ id }) => id))
  const drafts = sources
    .filter(({ author }) => author !== host)
    .flatMap((source) =>
      source.view.visitNotes
        .filter(({ done, visit }) => done && visit !== null && hosted.has(visit))
        .map(({ id, visit, text }) => ({
          source,
          row: id,
          signed: false,
          values: { visit, text, from: source.author },
        })),
    )
  return write(to, to.table('receivedNotes'), drafts, copyId)
}

/** How many authors have a done try of each clause, into the team's practice document. Needs all the team's sources. */
export function countTriers(to: PracticeDocument, sources: readonly PersonalSource[]): void {
  const authors = new Map<string, Set<string>>()
  for (const { author, view } of sources) {
    for (const { done, clause, did, students, puzzle } of view.tries) {
      if (!done || clause === null || isBlank({ did, students, puzzle })) continue
      authors.set(clause, (authors.get(clause) ?? new Set()).add(author))
    }
  }
  const triers = to.grid('triers')
  to.transact(() => {
    for (const [clause, { size }] of authors) triers.set(clause, size)
    for (const clause of triers.map.keys()) if (!authors.has(clause)) triers.set(clause, null)
  })
}

/** Writes into an author's personal document which of their rows became which copy, once each. Returns how many. */
export function recordCopies(personal: PersonalDocument, marks: readonly CopyMark[]): number {
  const copies = personal.table('copies')
  const missing = marks.filter(({ copy }) => !copies.has(copy))
  personal.transact(() => {
    for (const { row, copy } of missing) copies.add({ row, copy }, { id: copy })
  })
  return missing.length
}

function write<F extends Fields>(
  document: { transact(write: () => void): void },
  table: Table<F>,
  drafts: readonly Draft<F>[],
  copyId: CopyId,
): Copied {
  const copies = drafts
    .filter(({ values }) => !isBlank(values))
    .map((draft) => ({ ...draft, copy: copyId(`${draft.source.documentId}/${draft.row}`) }))
    .sort((a, b) => (a.copy < b.copy ? -1 : 1))
  let count = 0
  document.transact(() => {
    for (const { copy, source, signed, values } of copies) {
      if (table.has(copy)) continue
      const before = [...table.map.keys()].filter((id) => id < copy).sort()
      const signature = signed ? { signedBy: source.author } : {}
      table.add({ ...values, ...signature }, { id: copy, after: before.at(-1) ?? null })
      count += 1
    }
  })
  return { count, marks: copies.map(({ copy, row, source }) => ({ documentId: source.documentId, row, copy })) }
}

function isBlank(values: Record<string, unknown>): boolean {
  const { text, did, students, puzzle, cause, reframe } = values
  return [text, did, students, puzzle, cause, reframe].every((words) => typeof words !== 'string' || words.trim() === '')
}
