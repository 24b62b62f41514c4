import { isDeepStrictEqual } from 'node:util'
import * as prng from 'lib0/prng'
import { type DocumentKind, shapes } from 'shared/cycles/fields'
import { project } from 'shared/document/projection'
import * as Y from 'yjs'
import { until } from '../testing/provider'
import { groupBy } from './group-by'
import type { Seat } from './school'
import { freshCopy, Writer } from './writer'

/** How long everyone may take until all that they wrote is saved, once nothing is in the way any more. */
const patienceMs = 30_000

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The people who write while things go wrong, and what can be said of what they were promised. */
export class Crew {
  readonly writers: readonly Writer[]
  readonly #random: prng.PRNG

  constructor(seats: readonly Seat[], random: prng.PRNG) {
    this.#random = random
    this.writers = seats.map((seat) => new Writer(seat, random))
  }

  get edits(): number {
    return this.writers.reduce((sum, { edits }) => sum + edits, 0)
  }

  get allSaved(): boolean {
    return this.writers.every(({ client }) => client.provider.synced && client.saved)
  }

  get someUnsaved(): boolean {
    return this.writers.some(({ client }) => !client.saved)
  }

  /** How often their connections have ended so far. */
  get closes(): number {
    return this.writers.reduce((sum, { client }) => sum + client.closes.length, 0)
  }

  /** They write all the time, now one and now another. */
  async write(ms: number): Promise<void> {
    const end = performance.now() + ms
    while (performance.now() < end) {
      this.#anyone().edit()
      if (prng.int32(this.#random, 0, 3) === 0) await pause(prng.int32(this.#random, 0, 8))
    }
  }

  /** They write as people do: a word now and then. */
  async writeSlowly(ms: number): Promise<void> {
    const end = performance.now() + ms
    while (performance.now() < end) {
      this.#anyone().edit()
      await pause(prng.int32(this.#random, 5, 40))
    }
  }

  /** So many words at once, so that flushes are in flight after it. */
  burst(most: number): void {
    for (let edits = prng.int32(this.#random, 0, most); edits > 0; edits--) this.#anyone().edit()
  }

  paste(letters: number): void {
    this.#anyone().paste(letters)
  }

  /** Takes out again what was pasted. */
  clear(): void {
    for (const writer of this.writers) writer.clear()
  }

  async comeBack(): Promise<void> {
    for (const { client } of this.writers) client.connect()
    await this.untilSaved()
  }

  leave(): void {
    for (const { client } of this.writers) client.provider.disconnect()
  }

  /** Resolves when all are connected and all that they wrote is acknowledged: nobody helps them. */
  async untilSaved(): Promise<void> {
    await until('everyone is back and saved', () => this.allSaved, patienceMs)
  }

  destroy(): void {
    for (const { client } of this.writers) client.destroy()
  }

  /**
   * Does somebody new find all that the others were promised? To be asked while they are away, or they could heal what
   * was lost with their own copies. Returns what is lost.
   * @param at where to look, where that is not where they wrote
   */
  async lookForPromises(at: (seat: Seat) => Pick<Seat, 'door' | 'documentId'> = (seat) => seat): Promise<string[]> {
    const looks = this.#byDocument().map(async (authors) => {
      // What is promised by now, and not what is promised while the document comes in.
      const promised = authors.flatMap((author) => author.promised())
      const { doc, close } = await freshCopy(at(authors[0].seat))
      const lost = promised.filter(({ holds }) => !holds(doc))
      close()
      return lost.map(({ place }) => `document ${authors[0].seat.documentId}: ${place}`)
    })
    return (await Promise.all(looks)).flat()
  }

  /** Has everyone the same as somebody new finds? Returns who has not. */
  async compare(): Promise<string[]> {
    const looks = this.#byDocument().map(async (authors) => {
      const { doc, close } = await freshCopy(authors[0].seat)
      const diverged: string[] = []
      for (const { client, seat } of authors) {
        // Everything is saved; the last of it may still be on its way to this one.
        await until('everyone has the same', () => areSame(seat.kind, client.doc, doc), 15_000).catch(() => {
          diverged.push(`document ${seat.documentId}: ${seat.person} has another one`)
        })
      }
      close()
      return diverged
    })
    return (await Promise.all(looks)).flat()
  }

  #anyone(): Writer {
    return prng.oneOf(this.#random, [...this.writers])
  }

  #byDocument(): [Writer, ...Writer[]][] {
    const groups = [...groupBy(this.writers, ({ seat }) => seat.documentId).values()]
    return groups.flatMap(([first, ...others]): [Writer, ...Writer[]][] => (first === undefined ? [] : [[first, ...others]]))
  }
}

/** Do two documents hold the same: what is there, what was taken away, and what a reader sees of it? */
function areSame(kind: DocumentKind, one: Y.Doc, other: Y.Doc): boolean {
  if (!Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))) return false
  return isDeepStrictEqual(project(shapes[kind], one).view, project(shapes[kind], other).view)
}
