/** Where somebody entered words whose editor was still on its way, and what they have typed since. */
export interface Arrival {
  /** Null: they have gone on already; only what they typed is to be kept. */
  at: 'start' | { left: number; top: number } | null
  typed: string
}

/** Keeps what is typed while an editor is loaded and made, however long that takes on a slow line: no key is lost. */
export class TypedAhead {
  #arrival: Arrival | null = null

  /** Somebody has entered the words; from now on what they type is kept. */
  arrive(at: Exclude<Arrival['at'], null>): void {
    document.addEventListener('keydown', this.#keep, { capture: true })
    this.#arrival = { typed: this.#arrival?.typed ?? '', at }
  }

  /** What there is to go on with, once; keys go their own way again. */
  take(): Arrival | null {
    const arrival = this.#arrival
    this.#arrival = null
    this.#stop()
    return arrival
  }

  #stop(): void {
    document.removeEventListener('keydown', this.#keep, { capture: true })
  }

  #keep = (event: KeyboardEvent): void => {
    if (this.#arrival === null) return
    const { typed } = this.#arrival
    if (event.key === 'Tab') {
      this.#arrival = { at: null, typed }
      this.#stop()
      return
    }
    if (event.key === 'Backspace') this.#arrival.typed = Array.from(typed).slice(0, -1).join('')
    else if (event.key === 'Enter') this.#arrival.typed += '\n'
    else if (isCharacter(event)) this.#arrival.typed += event.key
    else return
    // It is typing: no shortcut of the page.
    event.preventDefault()
    event.stopPropagation()
  }
}

function isCharacter(event: KeyboardEvent): boolean {
  if (event.isComposing || Array.from(event.key).length !== 1) return false
  return event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey)
}
