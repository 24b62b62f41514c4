import * as prng from 'lib0/prng'
import type { DocumentKind } from 'shared/cycles/fields'
import * as Y from 'yjs'
import { until } from '../testing/provider'
import { groupBy } from '../torture/group-by'
import type { Seat } from '../torture/school'
import { Writer } from '../torture/writer'

/** A frame as a stock client sent it. */
export interface Captured {
  personId: string
  bytes: Uint8Array
}

/** A document of the demo school: what it held, and what was then sent to it. */
export interface Recording {
  documentId: string
  kind: DocumentKind
  seed: Uint8Array
  people: string[]
  frames: Captured[]
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Lets stock clients edit these documents over real sockets, moving about and dropping out, and keeps all they send. */
export async function capture(seats: readonly Seat[], edits: number, random: prng.PRNG): Promise<Recording[]> {
  const recordings: Recording[] = []
  for (const [documentId, sitting] of groupBy(seats, (seat) => seat.documentId)) {
    const [first] = sitting
    if (first === undefined) continue
    const frames: Captured[] = []
    const writers = sitting.map((seat) => {
      const sent = (bytes: Uint8Array) => frames.push({ personId: seat.person, bytes })
      return new Writer({ ...seat, door: { ...seat.door, sent } }, random)
    })
    const seed = await stateOf(first)
    for (const { client } of writers) client.connect()
    await until('all are in', () => writers.every(({ client }) => client.saved), 30_000)
    for (let edit = 0; edit < edits; edit++) await act(prng.oneOf(random, writers), edit, random)
    for (const { client } of writers) client.connect()
    await until('all is saved', () => writers.every(({ client }) => client.saved), 30_000)
    for (const { client } of writers) client.destroy()
    const people = [...new Set(sitting.map(({ person }) => person))]
    recordings.push({ documentId, kind: first.kind, seed, people, frames })
  }
  return recordings
}

async function act(writer: Writer, edit: number, random: prng.PRNG): Promise<void> {
  const { client } = writer
  writer.edit()
  if (prng.int32(random, 0, 3) === 0) client.provider.awareness.setLocalStateField('field', `worry ${edit}`)
  if (prng.int32(random, 0, 12) === 0) client.provider.disconnect()
  else client.connect()
  if (prng.int32(random, 0, 4) === 0) await pause(2)
}

async function stateOf(seat: Seat): Promise<Uint8Array> {
  const { client } = new Writer(seat, prng.create(1))
  client.connect()
  await until('the document has been opened', () => client.provider.synced)
  const state = Y.encodeStateAsUpdate(client.doc)
  client.destroy()
  return state
}
