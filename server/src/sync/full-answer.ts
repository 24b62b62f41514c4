import { answerFrame, updateFrame } from './frames'

/** As long as what came later is this much smaller, it is sent after the frame that is there. */
const smaller = 8
const mostLater = 200

/**
 * The answer to whoever has nothing yet: one encoding of the whole document for all who come, however many at once, and
 * also while others type (docs/sync.md V2).
 */
export class FullAnswer {
  readonly #encode: () => Uint8Array
  #frame: Uint8Array | null = null
  #later: Uint8Array[] = []
  #laterBytes = 0

  constructor(encode: () => Uint8Array) {
    this.#encode = encode
  }

  /** A SyncStep2, and what has been written since it was encoded. The frames are shared: nobody may write into them. */
  frames(): readonly Uint8Array[] {
    this.#frame ??= answerFrame(this.#encode())
    return [this.#frame, ...this.#later]
  }

  /** The document has changed by this. */
  changed(update: Uint8Array): void {
    if (this.#frame === null) return
    this.#laterBytes += update.byteLength
    this.#later.push(updateFrame(update))
    const isWorthIt = this.#laterBytes * smaller <= this.#frame.byteLength && this.#later.length <= mostLater
    if (!isWorthIt) this.forget()
  }

  forget(): void {
    this.#frame = null
    this.#later = []
    this.#laterBytes = 0
  }
}
