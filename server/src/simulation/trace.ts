/** What happened in a world: its last lines, and a fingerprint of all of them. */
export class Trace {
  readonly #kept: string[] = []
  #one = 0x811c9dc5
  #other = 0x1b873593

  constructor(
    readonly now: () => number,
    /** How many of the last lines are kept. */
    readonly keeps = 60,
  ) {}

  note(line: string): void {
    const stamped = `${this.now()} ${line}`
    this.#mix(stamped)
    this.#kept.push(stamped)
    if (this.#kept.length > 2 * this.keeps) this.#kept.splice(0, this.keeps)
  }

  get last(): readonly string[] {
    return this.#kept.slice(-this.keeps)
  }

  get hash(): string {
    return [this.#one, this.#other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
  }

  #mix(text: string): void {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      this.#one = Math.imul(this.#one ^ code, 0x01000193)
      this.#other = Math.imul((this.#other << 5) ^ (this.#other >>> 27) ^ code, 0x9e3779b1)
    }
  }
}

/** A fingerprint of some bytes, for the trace. */
export function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return `${bytes.byteLength}#${(hash >>> 0).toString(36)}`
}
