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
  readonly #pasted: string[] = []
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
    if (effect !== null) this.#keep(effect)
  }

  /** A text of so many letters, in one go. */
  paste(letters: number): void {
    this.edits++
    const effect = this.#editor.paste(this.client.doc, letters)
    if (effect !== null) this.#pasted.push(this.#keep(effect))
  }

  /** Takes out again what was pasted. */
  clear(): void {
    for (const place of this.#pasted.splice(0)) this.#effects.delete(place)
    for (const effect of this.#editor.clear(this.client.doc)) this.#keep(effect)
  }

  #keep(effect: Effect): string {
    this.#effects.set(effect.place, { effect, mark: this.client.marked })
    return effect.place
  }

  /** What the server has promised to keep. */
  promised(): Effect[] {
    return [...this.#effects.values()].filter(({ mark }) => mark <= this.client.acked).map(({ effect }) => effect)
  }
}

/** The document as someone finds it who opens it now. */
export async function freshCopy({ door, documentId }: Pick<Seat, 'door' | 'documentId'>): Promise<{ doc: Y.Doc; close(): void }> {
  const client = new MarkingProvider(door, documentId)
  client.connect()
  await until('the document has been opened', () => client.provider.synced, 30_000)
  return { doc: client.doc, close: () => client.destroy() }
}
