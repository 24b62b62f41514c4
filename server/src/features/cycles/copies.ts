import { randomBytes } from 'node:crypto'
import {
  type CopyId,
  type CopyMark,
  copyAttributions,
  copyCards,
  copyMyImpact,
  copyPredictions,
  copyTries,
  copyVisitNotes,
  countTriers,
  hostOf,
  type PersonalSource,
} from 'shared/cycles/copies'
import { cycleDocument, personalDocument, practiceDocument } from 'shared/cycles/document'
import type { Reveal } from 'shared/cycles/schema'
import type { CycleDependencies } from './dependencies'
import { copyIds } from './copy-id'
import { readSources, tellAuthors } from './sources'
import { documentsOfCycle, keepCopyKey } from './store'

const keyBytes = 32

type Dependencies = Pick<CycleDependencies, 'database' | 'documents' | 'now'>

/** Copies everybody's silent cards into the team's room. Returns how many were not there before. */
export async function revealCards(
  dependencies: Dependencies,
  cycleId: string,
  buildingId: string,
  what: Reveal['what'],
): Promise<number> {
  const { documents } = dependencies
  const { room, sources, copyId } = await open(dependencies, cycleId, buildingId)
  const { count, marks } = await documents.edit(room, null, (doc) => {
    const cycle = cycleDocument(doc)
    cycle.set(what === 'predictions' ? 'predictionsRevealed' : 'cardsRevealed', true)
    return (what === 'predictions' ? copyPredictions : copyCards)(cycle, sources, copyId)
  })
  await tellAuthors(documents, sources, marks)
  return count
}

/**
 * Copies what authors have finished to where their colleagues read it. Two commits: first the copy, then, for its author
 * alone, which copy is theirs. After a crash between them the next round finds the copy and says so.
 */
export async function copyFinished(dependencies: Dependencies, cycleId: string, buildingId: string): Promise<void> {
  const { documents } = dependencies
  const cycle = await open(dependencies, cycleId, buildingId)
  const { room, practice, sources, copyId } = cycle
  const fromPractice = await documents.edit(practice, null, (doc) => {
    const target = practiceDocument(doc)
    countTriers(target, sources)
    return [copyTries(target, sources, copyId), copyAttributions(target, sources, copyId)]
  })
  const fromRoom = await documents.edit(room, null, (doc) => copyMyImpact(cycleDocument(doc), sources, copyId))
  await tellAuthors(documents, sources, [
    ...[...fromPractice, fromRoom].flatMap(({ marks }) => marks),
    ...(await copyNotesToHosts(dependencies, cycle)),
    ...(await marksOfRevealed(dependencies, cycle)),
  ])
}

interface OpenCycle {
  /** Ids of the shared documents. */
  room: string
  practice: string
  sources: PersonalSource[]
  copyId: CopyId
}

async function open({ database, documents, now }: Dependencies, cycleId: string, buildingId: string): Promise<OpenCycle> {
  const rows = await documentsOfCycle(database.read, cycleId)
  const idOf = (kind: 'cycle' | 'practice'): string => {
    const row = rows.find((each) => each.kind === kind)
    if (row === undefined) throw new Error(`cycle ${cycleId} has no ${kind} document`)
    return row.id
  }
  const key = await keepCopyKey(database.write, buildingId, randomBytes(keyBytes), now())
  const personal = rows.filter(({ kind }) => kind === 'personal')
  return {
    room: idOf('cycle'),
    practice: idOf('practice'),
    sources: await readSources(documents, personal),
    copyId: copyIds(key),
  }
}

/** Notes on a visit go into the personal document of its host, who must have opened the cycle to have one. */
async function copyNotesToHosts({ documents }: Dependencies, { room, sources, copyId }: OpenCycle): Promise<CopyMark[]> {
  if (sources.every(({ view }) => view.visitNotes.length === 0)) return []
  const visits = await documents.read(room, (doc) => cycleDocument(doc).project().view.visits)
  const hosts = new Set(visits.map(hostOf))
  const marks: CopyMark[] = []
  for (const { author, documentId } of sources.filter((source) => hosts.has(source.author))) {
    const copied = await documents.edit(documentId, null, (doc) =>
      copyVisitNotes(personalDocument(doc), author, visits, sources, copyId),
    )
    marks.push(...copied.marks)
  }
  return marks
}

/** Copies of silent cards that are in the room already: a reveal that was cut short has not told their authors. */
async function marksOfRevealed({ documents }: Dependencies, { room, sources, copyId }: OpenCycle): Promise<CopyMark[]> {
  return documents.read(room, (doc) => {
    const cycle = cycleDocument(doc)
    return sources.flatMap(({ documentId, view }) =>
      (['predictions', 'cards'] as const).flatMap((table) =>
        view[table].flatMap(({ id: row }) => {
          const copy = copyId(`${documentId}/${row}`)
          return cycle.table(table).has(copy) ? [{ documentId, row, copy }] : []
        }),
      ),
    )
  })
}
