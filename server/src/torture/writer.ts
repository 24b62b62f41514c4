import type * as prng from 'lib0/prng'
import type * as Y from 'yjs'
import { MarkingProvider, until } from '../testing/provider'
import { type Effect, RandomEditor } from './edits'
import type { Seat } from './school'

/** Somebody who writes at random and remembers what the server has called saved. */
export class Writer {
  readonly seat: Seat
  readonly client: MarkingProvider
  readonly #editor: RandomEditor
  /** The last effect at each place, with the mark that covers it. */
  readonly #effects = new Map<string, { effect: Effect; mark: number }>()

  constructor(seat: Seat, random: prng.PRNG) {
    this.seat = seat
    this.client = new MarkingProvider(seat.door, seat.documentId, { epoch: String(seat.epoch) })
    this.#editor = new RandomEditor(seat.kind, `${seat.person}.${seat.kind}`, random)
  }

  /** How many edits were made. */
  edits = 0

  edit(): void {
    this.edits++
    const effect = this.#editor.edit(this.client.doc)
    if (effect !== null) this.#effects.set(effect.place, { effect, mark: this.client.marked })
  }

  /** What the server has promised to keep. */
  promised(): Effect[] {
    return [...this.#effects.values()].filter(({ mark }) => mark <= this.client.acked).map(({ effect }) => effect)
  }
}

/** The document as someone finds it who opens it now. */
export async function freshCopy(seat: Seat): Promise<{ doc: Y.Doc; close(): void }> {
  const client = new MarkingProvider(seat.door, seat.documentId)
  client.connect()
  await until('the document has been opened', () => client.provider.synced)
  return { doc: client.doc, close: () => client.destroy() }
}
