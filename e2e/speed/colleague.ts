import { request } from '@playwright/test'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { wordsOf } from '../answers'

/** A colleague who writes over a stock client: all that a page hears of them, without a second browser on the machine. */
export class Colleague {
  readonly #doc = new Y.Doc()
  readonly #text: Y.Text
  readonly #field: string
  readonly #provider: WebsocketProvider
  #typing: NodeJS.Timeout | null = null

  private constructor(url: string, documentId: string, cookie: string, field: string) {
    this.#text = this.#doc.getText(field)
    this.#field = field
    this.#provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, documentId, this.#doc, {
      disableBc: true,
      WebSocketPolyfill: class extends WebSocket {
        constructor(address: string | URL) {
          // @ts-expect-error -- Node's WebSocket takes headers there; the types are a browser's
          super(address, { headers: { origin: url, cookie } })
        }
      },
    })
  }

  /** Signs in and goes into a text of a cycle's room; resolves once they have all that is in it. */
  static async enter(url: string, { personId, cycleId, field }: { personId: string; cycleId: string; field: string }): Promise<Colleague> {
    const visit = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
    await visit.post('/api/demo/sign-in', { data: { personId } })
    const documentId = wordsOf(await (await visit.get(`/api/cycles/${cycleId}`)).json(), 'documents', 'cycle', 'id')
    const { cookies } = await visit.storageState()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    await visit.dispose()
    const colleague = new Colleague(url, documentId, cookie, field)
    await new Promise<void>((resolve) => colleague.#provider.once('sync', () => resolve()))
    return colleague
  }

  /** Types a letter each `everyMs`, with their caret and where they are, until {@link leave}. */
  type(everyMs: number): void {
    const words = 'what we saw in class '
    let at = 0
    this.#typing = setInterval(() => {
      this.#text.insert(this.#text.length, words[at++ % words.length] ?? ' ')
      const caret: unknown = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, this.#text.length))
      this.#provider.awareness.setLocalState({ field: this.#field, caret: { anchor: caret, head: caret } })
    }, everyMs)
  }

  leave(): void {
    if (this.#typing !== null) clearInterval(this.#typing)
    this.#provider.destroy()
    this.#doc.destroy()
  }
}
