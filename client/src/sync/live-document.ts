import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type DocumentKind, editorVersion, shapes } from 'shared/cycles/fields'
import type { DocumentAddress } from 'shared/cycles/schema'
import { closeCode, type Mark, syncParameters } from 'shared/sync/wire'
import type { LocalCopy } from './local-copy'
import { marks } from './marks'
import { type Readable, writable } from './readable'
import { after, type DocumentFacts, type Ending, type Happening, hasUnsent, newDocument } from './save-state'
import { openSocket } from './socket'
import { touchedTexts } from './touched'

/** One shared document on this page: its Y.Doc, its connection and its local copy. */
export interface LiveDocument {
  readonly id: string
  readonly kind: DocumentKind
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly facts: Readable<DocumentFacts>
  /** Connects again after the server had closed for good: the person has signed in again, or their role changed. */
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
}

const fromCopy = 'local-copy'
const unsentFromCopy = 'unsent-local-copy'

/** Opens a document: first the local copy, then the connection (docs/sync.md H2). */
export function openLiveDocument({ url, kind, address, mayEdit, copy }: LiveDocumentSettings): LiveDocument {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const facts = writable(newDocument(mayEdit))
  const tell = (happening: Happening) => facts.set(after(facts.get(), happening))
  let closed = false

  const socket = openSocket({
    url,
    documentId: address.id,
    awareness,
    parameters: {
      [syncParameters.epoch]: String(address.epoch),
      [syncParameters.schemaVersion]: String(shapes[kind].version),
      [syncParameters.editorVersion]: String(editorVersion),
    },
    on: {
      joining: () => tell({ kind: 'joining' }),
      answered: () => mayEdit && asking.answered(),
      received() {
        tell({ kind: 'received' })
        void copy?.inStep().catch(storageFailed)
      },
      mark: (mark) => heard(mark),
      parted() {
        asking.parted()
        tell({ kind: 'parted' })
      },
      ended(code) {
        tell({ kind: 'ended', why: endingOf(code) })
        if (code === closeCode.noAccess) void copy?.forget().catch(storageFailed)
      },
    },
  })
  const isMine = (origin: unknown) => origin !== socket.origin && origin !== fromCopy
  const asking = marks({ socket, sent: (n, covers) => tell({ kind: 'marked', n, covers }) })
  const touched = touchedTexts(doc, isMine)
  const storageFailed = () => tell({ kind: 'storage-failed' })

  function heard(mark: Mark): void {
    if (mark.kind === 'nack') {
      // The local document is ahead for good: nothing more is sent from it (docs/sync.md H3).
      tell({ kind: 'refused', reason: mark.reason })
      asking.close()
      socket.disconnect()
    } else if (mark.kind === 'ack') {
      asking.heard(mark.n)
      tell({ kind: 'acknowledged', n: mark.n })
      if (!hasUnsent(facts.get())) touched.clear()
      void copy?.acknowledged(facts.get().acknowledged).catch(storageFailed)
    }
  }

  function changed(update: Uint8Array, origin: unknown): void {
    if (origin === fromCopy || origin === unsentFromCopy) return
    const mine = isMine(origin)
    if (mine) {
      tell({ kind: 'changed' })
      asking.changed(facts.get().changes)
    }
    const change = mine ? facts.get().changes : null
    copy?.keep(update, change).then(() => change !== null && tell({ kind: 'kept', upTo: change }), storageFailed)
  }
  doc.on('update', changed)

  async function open(): Promise<void> {
    const kept = await copy?.open(() => Y.encodeStateAsUpdate(doc)).catch(() => null)
    if (closed) return
    if (kept) {
      doc.transact(() => kept.sent.forEach((update) => Y.applyUpdate(doc, update, fromCopy)), fromCopy)
      doc.transact(() => kept.unsent.forEach((update) => Y.applyUpdate(doc, update, unsentFromCopy)), unsentFromCopy)
    }
    const unsent = (kept?.unsent.length ?? 0) > 0
    const storage = copy === null ? 'none' : kept ? 'working' : 'failed'
    tell({ kind: 'opened', fromCopy: kept?.inStep ?? false, unsent, storage })
    asking.changed(facts.get().changes)
    socket.connect()
  }
  // After this turn: React's StrictMode opens and closes a page once before it opens it for good.
  setTimeout(() => void (closed || open()), 0)

  return {
    id: address.id,
    kind,
    doc,
    awareness,
    facts,
    resume() {
      if (facts.get().link.kind !== 'ended' || facts.get().refusal) return
      tell({ kind: 'resumed' })
      socket.connect()
    },
    unsavedWords: touched.words,
    forget: async () => copy?.forget(),
    close() {
      closed = true
      asking.close()
      touched.stop()
      doc.off('update', changed)
      socket.destroy()
      doc.destroy()
    },
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
