import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type DocumentKind, editorVersion, shapes } from 'shared/cycles/fields'
import type { DocumentAddress } from 'shared/cycles/schema'
import { closeCode, type Mark, syncParameters } from 'shared/sync/wire'
import type { LocalCopy } from './local-copy'
import { marks } from './marks'
import { type Readable, writable } from './readable'
import { after, type DocumentFacts, type Ending, type Happening, hasUnsent, newDocument } from './save-state'
import { openSocket, type Socket } from './socket'
import { declareTexts, touchedTexts } from './touched'

/** One shared document on this page: its Y.Doc, its connection and its local copy. */
export interface LiveDocument {
  readonly id: string
  readonly epoch: number
  readonly kind: DocumentKind
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly facts: Readable<DocumentFacts>
  /** Connects again after the server had closed for good: the person has signed in again. */
  resume(): void
  /** The words in all texts that hold something the server has not. */
  unsavedWords(): string
  /** Deletes the local copy. What the server does not have is gone from this device then. */
  forget(): Promise<void>
  close(): void
}

export interface LiveDocumentSettings {
  /** `wss://host/sync` */
  url: string
  kind: DocumentKind
  address: DocumentAddress
  mayEdit: boolean
  /** Null where nothing is kept on this device: readers keep no copy. */
  copy: LocalCopy | null
  /** What this person may do has changed on the server: the page should ask what that is now. */
  roleChanged?: () => void
}

/** Opens a document: first the local copy, then the connection (docs/sync.md H2). */
export function openLiveDocument(settings: LiveDocumentSettings): LiveDocument {
  const document = new OpenDocument(settings)
  // Not in this turn: React's StrictMode opens and closes a page once before it opens it for good.
  setTimeout(() => void document.open(), 0)
  return document
}

/** Origins of what comes from the local copy. */
const fromCopy = 'local-copy'
const unsentFromCopy = 'unsent-local-copy'

class OpenDocument implements LiveDocument {
  readonly id: string
  readonly epoch: number
  readonly kind: DocumentKind
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly facts = writable(newDocument(false))
  readonly #copy: LocalCopy | null
  readonly #socket: Socket
  readonly #marks: ReturnType<typeof marks>
  readonly #touched: ReturnType<typeof touchedTexts>
  #closed = false

  constructor(settings: LiveDocumentSettings) {
    this.id = settings.address.id
    this.epoch = settings.address.epoch
    this.kind = settings.kind
    this.#copy = settings.copy
    this.facts.set(newDocument(settings.mayEdit))
    this.#socket = openSocket({
      url: settings.url,
      documentId: this.id,
      awareness: this.awareness,
      parameters: {
        [syncParameters.epoch]: String(settings.address.epoch),
        [syncParameters.schemaVersion]: String(shapes[this.kind].version),
        [syncParameters.editorVersion]: String(editorVersion),
      },
      on: {
        joining: () => this.#tell({ kind: 'joining' }),
        answered: () => settings.mayEdit && this.#marks.answered(),
        received: () => this.#received(),
        mark: (mark) => this.#heard(mark),
        parted: (code) => {
          this.#marks.parted()
          this.#tell({ kind: 'parted' })
          if (code === closeCode.roleChanged) settings.roleChanged?.()
        },
        ended: (code) => {
          this.#tell({ kind: 'ended', why: endingOf(code) })
          if (code === closeCode.noAccess || code === closeCode.gone) this.#inCopy((copy) => copy.forget())
        },
      },
    })
    this.#marks = marks({ socket: this.#socket, sent: (n, covers) => this.#tell({ kind: 'marked', n, covers }) })
    declareTexts(this.doc, this.kind)
    this.#touched = touchedTexts(this.doc, (origin) => this.#isMine(origin))
    this.doc.on('update', this.#changed)
  }

  async open(): Promise<void> {
    if (this.#closed) return
    const kept = await this.#copy?.open(() => Y.encodeStateAsUpdate(this.doc)).catch(() => null)
    if (this.#closed) return
    this.#apply(kept?.sent ?? [], fromCopy)
    this.#apply(kept?.unsent ?? [], unsentFromCopy)
    const unsent = (kept?.unsent.length ?? 0) > 0
    const storage = this.#copy === null ? 'none' : kept ? 'working' : 'failed'
    this.#tell({ kind: 'opened', fromCopy: kept?.inStep ?? false, unsent, storage })
    this.#marks.changed(this.facts.get().changes)
    this.#socket.connect()
  }

  resume(): void {
    const { link, refusal } = this.facts.get()
    if (link.kind !== 'ended' || refusal) return
    this.#tell({ kind: 'resumed' })
    this.#socket.connect()
  }

  unsavedWords(): string {
    return this.#touched.words()
  }

  async forget(): Promise<void> {
    await this.#copy?.forget()
  }

  close(): void {
    this.#closed = true
    this.#marks.close()
    this.#touched.stop()
    this.doc.off('update', this.#changed)
    this.#socket.destroy()
    this.doc.destroy()
  }

  #tell(happening: Happening): void {
    this.facts.set(after(this.facts.get(), happening))
  }

  #isMine(origin: unknown): boolean {
    return origin !== this.#socket.origin && origin !== fromCopy
  }

  #apply(updates: readonly Uint8Array[], origin: string): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, origin)
    }, origin)
  }

  readonly #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === fromCopy || origin === unsentFromCopy) return
    if (!this.#isMine(origin)) return this.#inCopy((copy) => copy.keep(update, null))
    this.#tell({ kind: 'changed' })
    const { changes } = this.facts.get()
    this.#marks.changed(changes)
    this.#inCopy((copy) => copy.keep(update, changes).then(() => this.#tell({ kind: 'kept', upTo: changes })))
  }

  #received(): void {
    this.#tell({ kind: 'received' })
    this.#inCopy((copy) => copy.inStep())
  }

  #heard(mark: Mark): void {
    if (mark.kind === 'nack') {
      // The local document is ahead for good: nothing more is sent from it (docs/sync.md H3).
      this.#tell({ kind: 'refused', reason: mark.reason })
      this.#marks.close()
      this.#socket.disconnect()
    } else if (mark.kind === 'ack') {
      this.#marks.heard(mark.n)
      this.#tell({ kind: 'acknowledged', n: mark.n })
      if (!hasUnsent(this.facts.get())) this.#touched.clear()
      this.#inCopy((copy) => copy.acknowledged(this.facts.get().acknowledged))
    }
  }

  #inCopy(write: (copy: LocalCopy) => Promise<void>): void {
    if (this.#copy) write(this.#copy).catch(() => this.#tell({ kind: 'storage-failed' }))
  }
}

function endingOf(code: number): Ending {
  switch (code) {
    case closeCode.signedOut:
      return 'signed-out'
    case closeCode.gone:
      return 'gone'
    case closeCode.epochChanged:
      return 'started-anew'
    case closeCode.tooBig:
      return 'too-big'
    case closeCode.reload:
      return 'reload'
    default:
      return 'no-access'
  }
}
