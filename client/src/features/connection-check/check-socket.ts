import { checkPaths, socketSays } from 'shared/connection-check/schema'
import { within } from './patience'

/** The socket of the check, as much of it as there is to find out. */
export class CheckSocket {
  readonly #socket: WebSocket
  readonly #opened: Promise<boolean>
  readonly #closed: Promise<number>
  #listeners = new Set<(bytes: Uint8Array) => void>()
  /** How often the server has said something by itself. */
  heard = 0

  constructor() {
    this.#socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${checkPaths.socket}`)
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#receive(data))
    this.#opened = new Promise((resolve) => {
      this.#socket.addEventListener('open', () => resolve(true))
      this.#socket.addEventListener('close', () => resolve(false))
    })
    this.#closed = new Promise((resolve) => this.#socket.addEventListener('close', ({ code }) => resolve(code)))
  }

  /** Browsers do not say why one was refused. */
  opens(ms: number): Promise<'open' | 'refused' | 'silent'> {
    return within(ms, this.#opened.then((opened) => (opened ? 'open' : 'refused')), 'silent')
  }

  /** Sends bytes, whose first must not be 0, and waits for them to come back. */
  async echo(bytes: Uint8Array<ArrayBuffer>, ms: number): Promise<'same' | 'changed' | 'nothing' | 'closed'> {
    const back = new Promise<'same' | 'changed'>((resolve) => {
      const listener = (echo: Uint8Array) => {
        this.#listeners.delete(listener)
        resolve(isSame(echo, bytes) ? 'same' : 'changed')
      }
      this.#listeners.add(listener)
    })
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes)
    return within(ms, Promise.race([back, this.#closed.then(() => 'closed' as const)]), 'nothing')
  }

  /** Waits; resolves with the code when it was closed meanwhile. */
  staysOpen(ms: number): Promise<'open' | { closedWith: number }> {
    return within(ms, this.#closed.then((closedWith) => ({ closedWith })), 'open')
  }

  close(): void {
    this.#socket.close()
  }

  #receive(data: unknown): void {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array()
    if (isSame(bytes, socketSays)) this.heard++
    else for (const listener of this.#listeners) listener(bytes)
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
