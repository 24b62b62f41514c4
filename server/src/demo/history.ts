import { cycleDocument } from 'shared/cycles/document'
import { cycleShape } from 'shared/cycles/fields'
import { stepOfRoot } from 'shared/cycles/places'
import { type Step, steps } from 'shared/cycles/steps'
import { changesBetween } from 'shared/history/changes'
import { restoreInto } from 'shared/history/restore'
import type { VersionKind } from 'shared/history/schema'
import * as Y from 'yjs'
import type { Transaction } from '../db/transaction'
import { insertChanges, insertVersion } from '../features/history/store'
import { checksumOf } from '../sync/checksum'
import type { BuiltCycle, BuiltDocument } from './build-cycle'
import { buildingId } from './people'
import { trailOf } from './trail'

type EpochOf = (documentId: string) => number

/** How Grade 3 put things in the steps that it has left, before it found better words. */
const earlierWords: Partial<Record<Step, Readonly<Record<string, string>>>> = {
  C: { inquiryQuestion: 'How can we teach inference so that it sticks?', goalForWhom: 'all of grade 3' },
  L: { inquiryQuestion: 'How can we help students infer?', thenStudents: 'infer more often, in every text' },
}

/** What the last edits changed, for every team; and for Grade 3, how its page looked as it left each step. */
export async function writeHistory(
  transaction: Transaction,
  { team, cycle }: { team: string; cycle: BuiltCycle },
  { now, epochOf }: { now: number; epochOf: EpochOf },
): Promise<void> {
  await writeChanges(transaction, cycle)
  if (team !== 'grade-3' || cycle.story.closedAt !== undefined) return
  const trail = trailOf(cycle, now)
  for (const [index, { at, seq }] of trail.entries()) {
    const step = trail[index - 1]?.step
    if (step !== undefined) await writeVersion(transaction, cycle, { kind: 'step', ref: String(seq), step, at, name: null, personId: null }, epochOf)
  }
  const at = (trail.at(-1)?.at ?? cycle.story.openedAt) - 3_600_000
  const named = { kind: 'name', ref: `${cycle.id}-named`, step: 'E', at, name: 'Before we looked at the mid check', personId: 'rosa-delgado-marquez' } as const
  await writeVersion(transaction, cycle, named, epochOf)
}

async function writeChanges(transaction: Transaction, { id, documents }: BuiltCycle): Promise<void> {
  const room = documents.find(({ kind }) => kind === 'cycle')
  const [seed, ...edits] = room?.updates ?? []
  if (seed === undefined) return
  const cycle = cycleDocument(docOf([seed]))
  let { view } = cycle.project()
  for (const [index, { bytes, at }] of edits.entries()) {
    const before = view
    Y.applyUpdate(cycle.doc, bytes)
    view = cycle.project().view
    await insertChanges(
      transaction,
      changesBetween('cycle', before, view).map(({ field, row, column, what, members }, nth) => ({
        ...{ id: `${id}-change-${index}-${nth}`, building_id: buildingId, cycle_id: id, document: 'cycle' as const, field },
        ...{ row_id: row, column_name: column, what, count: members.length, first_at: at, at },
      })),
    )
  }
}

interface DemoVersion {
  kind: VersionKind
  ref: string
  step: Step
  at: number
  name: string | null
  personId: string | null
}

async function writeVersion(
  transaction: Transaction,
  { id, documents }: BuiltCycle,
  { kind, ref, step, at, name, personId }: DemoVersion,
  epochOf: EpochOf,
): Promise<void> {
  const shared = documents.filter((document) => document.kind !== 'personal')
  const versionId = `${id}-version-${kind}-${step}`
  const version = { id: versionId, building_id: buildingId, cycle_id: id, kind, ref, name, step, person_id: personId, at, restored_id: null }
  const rows = shared.map((document) => {
    const bytes = Y.encodeStateAsUpdate(document.kind === 'cycle' ? roomAt(document, step) : practiceAt(document, step))
    const row = { documentId: document.id, epoch: epochOf(document.id), seq: 1, bytes }
    return { ...{ version_id: versionId, building_id: buildingId, document_id: document.id, epoch: row.epoch }, ...{ generation: 1, seq: 1, checksum: checksumOf(row), bytes } }
  })
  await insertVersion(transaction, version, rows)
}

/** The room without what belongs to later steps, in the words of then. */
function roomAt({ updates }: BuiltDocument, step: Step): Y.Doc {
  const cycle = cycleDocument(docOf(updates.slice(0, 1)))
  const isLater = (other: Step) => steps.indexOf(other) > steps.indexOf(step)
  const later = Object.entries(stepOfRoot).flatMap(([root, of]) => (isLater(of) ? [root] : []))
  const earlier = new Y.Doc()
  for (const [field, words] of Object.entries(earlierWords[step] ?? {})) earlier.getText(field).insert(0, words)
  cycle.transact(() => {
    restoreInto({ shape: cycleShape, doc: cycle.doc }, new Y.Doc(), new Set(later))
    restoreInto({ shape: cycleShape, doc: cycle.doc }, earlier, new Set(Object.keys(earlierWords[step] ?? {})))
    for (const { id, wave } of cycle.project().view.waves) if (wave !== 'baseline' && isLater('A')) cycle.table('waves').remove(id)
    cycle.set('step', step)
  })
  return cycle.doc
}

/** Before E nobody had tried anything. */
function practiceAt({ updates }: BuiltDocument, step: Step): Y.Doc {
  return steps.indexOf(step) < steps.indexOf('E') ? new Y.Doc() : docOf(updates.slice(0, 1))
}

function docOf(updates: readonly { bytes: Uint8Array }[]): Y.Doc {
  const doc = new Y.Doc()
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  return doc
}
