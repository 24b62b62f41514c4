import { carryIn } from 'shared/cycles/carry-in'
import { cycleDocument, type CycleView, personalDocument, practiceDocument, seed } from 'shared/cycles/document'
import { newId } from 'shared/document/table'
import type { Transaction } from '../../db/transaction'
import type { LiveDocuments } from './dependencies'

interface Place {
  cycleId: string
  buildingId: string
  createdAt: number
}

/** Creates the two shared documents of a new cycle; what the previous one hands on is in the first from the start. */
export async function createSharedDocuments(
  documents: LiveDocuments,
  transaction: Transaction,
  place: Place,
  previous: CycleView | null,
): Promise<void> {
  const room = seed((doc) => {
    const cycle = cycleDocument(doc)
    cycle.set('step', 'C')
    if (previous !== null) carryIn(previous)(cycle)
  })
  const shared = { ...place, ownerId: null }
  await documents.create(transaction, { ...shared, id: newId(), kind: 'cycle', seed: room })
  await documents.create(transaction, { ...shared, id: newId(), kind: 'practice', seed: seed((doc) => practiceDocument(doc)) })
}

export async function createPersonalDocument(
  documents: LiveDocuments,
  transaction: Transaction,
  place: Place,
  ownerId: string,
): Promise<string> {
  const id = newId()
  const empty = seed((doc) => personalDocument(doc))
  await documents.create(transaction, { ...place, id, kind: 'personal', ownerId, seed: empty })
  return id
}
