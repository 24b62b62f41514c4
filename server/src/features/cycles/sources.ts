import type { CopyMark, PersonalSource } from 'shared/cycles/copies'
import { recordCopies } from 'shared/cycles/copies'
import { personalDocument, type PersonalView } from 'shared/cycles/document'
import type { LiveDocuments } from './dependencies'

interface PersonalDocumentRow {
  id: string
  owner_id: string | null
}

/** Every author's personal document of a cycle, as it is on disk. */
export async function readSources(documents: LiveDocuments, rows: readonly PersonalDocumentRow[]): Promise<PersonalSource[]> {
  const sources: PersonalSource[] = []
  for (const { id, owner_id } of rows) {
    if (owner_id === null) continue
    const view = await documents.read(id, (doc) => personalDocument(doc).project().view)
    sources.push({ documentId: id, author: owner_id, view })
  }
  return sources
}

/** Tells each author, in their own document, which of their rows became which copy. */
export async function tellAuthors(
  documents: LiveDocuments,
  sources: readonly PersonalSource[],
  marks: readonly CopyMark[],
): Promise<void> {
  for (const { documentId, view } of sources) {
    const known = new Set(view.copies.map(({ copy }) => copy))
    const missing = marks.filter((mark) => mark.documentId === documentId && !known.has(mark.copy))
    if (missing.length === 0) continue
    await documents.edit(documentId, null, (doc) => void recordCopies(personalDocument(doc), missing))
  }
}

/** Is there anything in this personal document that is to be copied and has not been? */
export function hasUncopied(view: PersonalView): boolean {
  const copied = new Set(view.copies.map(({ row }) => row))
  const rows = [...view.tries, ...view.attributions, ...view.visitNotes]
  return rows.some(({ id, done }) => done && !copied.has(id)) || (view.myImpactShared && !copied.has('myImpact'))
}
