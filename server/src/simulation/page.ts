import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Decoder } from 'lib0/decoding'
import { type DocumentKind, editorVersion, shapes } from 'shared/cycles/fields'
import { byHand } from 'shared/document/typed-document'
import { closeCode, encodeMark, messageType, readMark, syncParameters } from 'shared/sync/wire'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { awarenessFrame } from '../sync/frames'
import { editOnce } from './deeds'
import type { ClientEnd, Link, Network, Owner } from './link'

/** As the product's page has them (client/src/sync/marks.ts, socket.ts). Milliseconds. */
const gather = 50
const patience = 8_000
const firstWait = 200
const longestWait = 5_000
const crowdWait = 2_000
const tooOften = 16

const fromCopy = 'local-copy'

export interface PageSettings {
  name: string
  personId: string
  documentId: string
  kind: DocumentKind
  network: Network
  /** Asks the API for the epoch, and for what this person may do; null for nothing. */
  ask(): { epoch: number; mayEdit: boolean } | null
  /** This client id is this person's. */
  registers(clientId: number): void
  /** A stock client echoes what it hears of others. */
  echoes: boolean
  random(): number
}

/** An edit made here, by its number. */
interface Made {
  n: number
  update: Uint8Array
}

type State = 'closed' | 'open' | 'signed-out' | 'refused'

/** A document open in somebody's browser: the stock provider, marks, a local copy, undo. */
export class Page implements Owner {
  readonly name: string
  readonly personId: string
  readonly request: IncomingMessage
  readonly isHonest = true
  /** It holds what nobody else will ever have. */
  isSpoiled = false
  state: State = 'closed'
  doc = new Y.Doc()
  mayEdit = false
  edits = 0
  epoch = 0
  readonly #settings: PageSettings
  #provider: WebsocketProvider | null = null
  #undo: Y.UndoManager | null = null
  #words = 0
  #changes = 0
  #acknowledged = 0
  #made: Made[] = []
  #lastMark = 0
  #attempts = 0
  #mayMark = false
  #outstanding: { n: number; covers: number }[] = []
  readonly #marks = new WeakMap<Link, Map<number, number>>()
  #gathering: NodeJS.Timeout | undefined
  #waiting: NodeJS.Timeout | undefined
  /** What the device keeps of the document; unsent edits are those above. */
  #copy: Uint8Array | null = null

  constructor(settings: PageSettings) {
    this.#settings = settings
    this.name = settings.name
    this.personId = settings.personId
    this.request = new IncomingMessage(new Socket())
    this.request.headers.cookie = settings.personId
  }

  get documentId(): string {
    return this.#settings.documentId
  }

  get echoes(): boolean {
    return this.#settings.echoes
  }

  get kind(): DocumentKind {
    return this.#settings.kind
  }

  get link(): Link | null {
    const end: unknown = this.#provider?.ws
    return isClientEnd(end) ? end.link : null
  }

  /** Everything that was done here is on the server's disk, and everything there has come. */
  get isQuiet(): boolean {
    if (this.state !== 'open' || this.#provider?.synced !== true) return false
    return !this.mayEdit || (this.#acknowledged === this.#changes && this.#outstanding.length === 0 && this.#mayMark)
  }

  /** Client ids of those whom this page shows as being here. */
  get sees(): ReadonlySet<number> {
    return new Set(this.#provider?.awareness.getStates().keys())
  }

  get unacknowledged(): string {
    return `${this.state} synced ${String(this.#provider?.synced)} may edit ${this.mayEdit} ${this.#acknowledged} of ${this.#changes} marks ${this.#outstanding.map(({ n }) => n).join()}`
  }

  open(): void {
    if (this.state !== 'closed') return
    const asked = this.#settings.ask()
    if (asked === null) return this.forget()
    if (this.#copy !== null && (this.epoch !== asked.epoch || !asked.mayEdit)) this.forget()
    this.epoch = asked.epoch
    this.mayEdit = asked.mayEdit
    this.state = 'open'
    this.isSpoiled = false
    this.doc = new Y.Doc()
    this.#settings.registers(this.doc.clientID)
    if (this.#copy !== null) Y.applyUpdate(this.doc, this.#copy, fromCopy)
    this.#acknowledged = (this.#made[0]?.n ?? this.#changes + 1) - 1
    this.#undo = new Y.UndoManager(this.doc, { trackedOrigins: new Set([byHand]) })
    this.#connect()
    this.doc.on('update', (update: Uint8Array, origin: unknown) => this.#changed(update, origin))
  }

  /** The tab is closed; the device keeps its copy. */
  close(): void {
    if (this.state === 'closed') return
    this.#copy = this.mayEdit && this.state !== 'refused' ? Y.encodeStateAsUpdate(this.doc) : null
    if (this.#copy === null) this.#made = []
    this.#stopMarks()
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    this.state = 'closed'
    this.#undo?.destroy()
    this.#provider?.destroy()
    this.#provider = null
    this.doc.destroy()
  }

  /** Nothing is kept on the device any more. */
  forget(): void {
    this.#copy = null
    this.#made = []
  }

  offline(): void {
    this.#provider?.disconnect()
  }

  online(): void {
    if (this.state === 'open') this.#provider?.connect()
  }

  signedIn(): void {
    if (this.state !== 'signed-out') return
    this.state = 'open'
    this.online()
  }

  edit(): void {
    if (this.state !== 'open' || !this.mayEdit) return
    const { kind, random } = this.#settings
    editOnce(kind, { doc: this.doc, random, word: () => `‹${this.name}.${++this.#words}›` })
  }

  /** Writes although nobody may here, as a script would that takes no notice. */
  scribble(): void {
    if (this.state !== 'open' || this.mayEdit) return
    this.isSpoiled = true
    this.doc.getText(this.kind === 'personal' ? 'myImpact' : 'worry').insert(0, 'scribbled ')
  }

  undo(): void {
    if (this.state === 'open' && this.mayEdit) this.#undo?.undo()
  }

  redo(): void {
    if (this.state === 'open' && this.mayEdit) this.#undo?.redo()
  }

  /** Says where this person is; or says that somebody else is here, which nobody may believe. */
  show(as: string): void {
    this.#provider?.awareness.setLocalState({
      person: { id: as, name: as, initials: as, color: 'blue' },
      really: this.personId,
      field: `field ${this.#lastMark}`,
    })
  }

  covered(link: Link, n: number): readonly Uint8Array[] {
    const covers = Math.max(0, ...[...(this.#marks.get(link) ?? [])].flatMap(([mark, made]) => (mark <= n ? [made] : [])))
    const covered = this.#made.filter((made) => made.n <= covers)
    this.#made = this.#made.filter((made) => made.n > covers)
    return covered.map(({ update }) => update)
  }

  #connect(): void {
    const { network, documentId, kind, echoes } = this.#settings
    const provider = new WebsocketProvider('ws://school/sync', documentId, this.doc, {
      connect: false,
      disableBc: true,
      params: {
        [syncParameters.epoch]: String(this.epoch),
        [syncParameters.schemaVersion]: String(shapes[kind].version),
        [syncParameters.editorVersion]: String(editorVersion),
      },
    })
    const connect = (url: string) => network.connect(this, url)
    // A constructor that gives out the end of a link.
    Reflect.set(provider, '_WS', function ends(url: string) {
      return connect(url)
    })
    this.#provider = provider
    if (!echoes) sendOwnPresence(provider)
    this.#listen(provider)
    this.show(this.personId)
    provider.connect()
  }

  #listen(provider: WebsocketProvider): void {
    const stock = provider.messageHandlers[messageType.sync]
    provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
      const isQuestion = decoder.arr[decoder.pos] === 0
      stock?.(encoder, decoder, ...rest)
      if (isQuestion) queueMicrotask(() => this.#answered())
    }
    provider.messageHandlers[messageType.mark] = (_encoder, decoder: Decoder) => this.#heard(decoder)
    provider.on('status', ({ status }) => {
      if (status === 'connected') awaken(provider)
    })
    provider.on('sync', (synced) => void (this.#attempts = synced ? 0 : this.#attempts))
    provider.on('connection-close', (event) => {
      const wait = Math.min(longestWait, firstWait * 2 ** this.#attempts++)
      const isCrowd = this.#attempts === 1 && (event?.code === 1001 || event?.code === 1006)
      provider.maxBackoffTime = isCrowd ? crowdWait * (0.05 + 0.95 * Math.random()) : wait * (0.5 + Math.random() / 2)
      provider.wsUnsuccessfulReconnects = tooOften
      this.#stopMarks()
      // The page asks anew what this person may do.
      if (event?.code === closeCode.roleChanged) queueMicrotask(() => this.#again())
    })
    provider.on('closed', ({ code }) => queueMicrotask(() => this.#ended(code)))
  }

  #again(): void {
    this.close()
    this.open()
  }

  #ended(code: number): void {
    switch (code) {
      case closeCode.signedOut:
        if (this.state === 'open') this.state = 'signed-out'
        return
      case closeCode.epochChanged:
        // It keeps a recovery copy, which is nobody's any more but its owner's, and starts again.
        this.close()
        this.forget()
        return this.open()
      default:
        this.close()
        this.forget()
    }
  }

  #changed(update: Uint8Array, origin: unknown): void {
    if (origin === this.#provider || origin === fromCopy) return
    if (!this.mayEdit) return
    this.edits++
    this.#made.push({ n: ++this.#changes, update })
    this.#gathering ??= setTimeout(() => this.#mark(), gather)
  }

  #mark(): void {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    const { link } = this
    if (!this.#mayMark || link === null || link.client.readyState !== link.client.OPEN) return
    const n = ++this.#lastMark
    const marks = this.#marks.get(link) ?? new Map<number, number>()
    this.#marks.set(link, marks.set(n, this.#changes))
    this.#outstanding.push({ n, covers: this.#changes })
    link.client.send(encodeMark({ kind: 'mark', n }))
    this.#waiting ??= setTimeout(() => this.#connectAnew(), patience)
  }

  #answered(): void {
    if (!this.mayEdit || this.state !== 'open') return
    this.#mayMark = true
    this.#mark()
  }

  #heard(decoder: Decoder): void {
    const mark = readMark(decoder)
    if (mark.kind === 'nack') {
      this.#stopMarks()
      this.state = 'refused'
      this.#provider?.disconnect()
      return
    }
    const covered = this.#outstanding.filter(({ n }) => n <= mark.n)
    this.#outstanding = this.#outstanding.filter(({ n }) => n > mark.n)
    this.#acknowledged = Math.max(this.#acknowledged, ...covered.map(({ covers }) => covers))
    clearTimeout(this.#waiting)
    this.#waiting = this.#outstanding.length > 0 ? setTimeout(() => this.#connectAnew(), patience) : undefined
  }

  #stopMarks(): void {
    this.#mayMark = false
    this.#outstanding = []
    clearTimeout(this.#waiting)
    this.#waiting = undefined
  }

  #connectAnew(): void {
    this.#waiting = undefined
    const provider = this.#provider
    if (provider?.shouldConnect !== true) return
    provider.disconnect()
    this.#attempts = 0
    provider.connect()
  }
}

/** Says anew where this page is, and takes what is said of others for news. */
function awaken({ awareness }: WebsocketProvider): void {
  for (const [clientId, known] of awareness.meta) {
    if (clientId === awareness.clientID) known.clock += 1
    else if (!awareness.states.has(clientId)) awareness.meta.delete(clientId)
  }
}

function isClientEnd(end: unknown): end is ClientEnd {
  return typeof end === 'object' && end !== null && 'link' in end
}

/** As the product does: the stock client sends every state that it hears back to the server. */
function sendOwnPresence(provider: WebsocketProvider): void {
  const { awareness } = provider
  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', (changed: { added: number[]; updated: number[]; removed: number[] }) => {
    if (![...changed.added, ...changed.updated, ...changed.removed].includes(awareness.clientID)) return
    const { clientID: clientId } = awareness
    const state = JSON.stringify(awareness.getLocalState())
    const frame = awarenessFrame([{ clientId, clock: awareness.meta.get(clientId)?.clock ?? 0, state }])
    if (provider.wsconnected) provider.ws?.send(frame.slice())
  })
}
