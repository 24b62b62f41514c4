import type { IncomingMessage } from 'node:http'
import type { DocumentKind } from 'shared/cycles/fields'
import { shapes } from 'shared/cycles/fields'
import type { WebSocket } from 'ws'
import type { Access, SignedIn } from '../sync/access'
import { type AccessChange, createAccessChanges } from '../sync/access-changes'
import { replay } from '../sync/compaction-worker'
import { createSync } from '../sync/create-sync'
import { rootsOf } from '../sync/places'
import type { Sync } from '../sync/sync'
import { isCurrentCode } from '../sync/versions'
import { nobodyWatching, type SyncWatch } from '../sync/watch'
import { signedIn } from '../testing/room-client'
import type { Books } from './books'
import type { Clock } from './clock'
import type { Door } from './link'
import type { Disk, RunOfDisk } from './log'
import { pictureOf } from './picture'

/** Rows after which a document is compacted: worlds are small. */
const compactAfterEdits = 40

const roots = rootsOf(shapes)

/** What the server says of itself that it may say when the disk fails or a snapshot is spoiled. */
const expected = ['A flush failed', 'A snapshot is not what was written', 'could not be compacted', 'could not be let in', 'does not read', 'cannot be opened', 'could not be projected']

export interface SchoolOffice {
  books: Books
  clock: Clock
  disk: Disk
  /** People whose session has ended. */
  signedOut: Set<string>
}

/** One run of the server, from its start until it is stopped or dies: the real parts, on a disk of their own. */
export class RunOfServer implements Door {
  readonly sync: Sync
  readonly #office: SchoolOffice
  readonly #disk: RunOfDisk
  readonly #changes = createAccessChanges()

  constructor(office: SchoolOffice) {
    this.#office = office
    this.#disk = office.disk.run()
    const { clock } = office
    this.sync = createSync({
      ...this.#disk,
      compactAfterEdits,
      roots,
      accessChanges: this.#changes,
      identify: (request) => this.#identify(request),
      access: (personId, documentId) => this.#access(personId, documentId),
      allowedOrigins: () => [],
      project: (kind, doc) => pictureOf(kind, doc),
      isCurrent: isCurrentCode,
      used() {},
      replay: async (updates) => replay(updates),
      logger: { warn: (details, message) => this.#hear(details, message), error: (details, message) => this.#hear(details, message) },
      watch: watchInto((what) => office.books.saw(what)),
      now: () => clock.now(),
    })
    void this.sync.catchUp()
  }

  accept(socket: WebSocket, request: IncomingMessage, url: URL): void {
    this.sync.accept(socket, request, url.pathname.split('/').at(-1) ?? '', url.searchParams)
  }

  tell(change: AccessChange): void {
    this.#changes.publish(change)
  }

  /** @param landed whether what was on its way to the disk still arrives there */
  die(landed: boolean): void {
    this.#disk.die(landed)
  }

  async #identify(request: IncomingMessage): Promise<SignedIn | null> {
    await this.#turn()
    const personId = request.headers.cookie ?? ''
    const isIn = !this.#office.signedOut.has(personId)
    await this.#turn()
    return isIn ? signedIn(personId) : null
  }

  async #access(personId: string, documentId: string): Promise<Access> {
    await this.#turn()
    const document = this.#office.disk.memory.documents.get(documentId)
    if (document === undefined) return { kind: 'unknown' }
    const { kind } = this.#office.books.right(personId, documentId)
    const documentKind: DocumentKind = document.kind
    const { buildingId, epoch, accessVersion } = document
    await this.#turn()
    return kind === 'none' ? { kind: 'no-access' } : { kind, documentKind, buildingId, epoch, accessVersion }
  }

  async #turn(): Promise<void> {
    const { clock } = this.#office
    await clock.after(1 + Math.floor(clock.random() * 4))
  }

  #hear(details: object, message: string): void {
    const error: unknown = Reflect.get(details, 'err')
    const why = error instanceof Error ? error.message : 'no error'
    this.#office.books.trace.note(`server: ${message} (${why})`)
    if (!expected.some((known) => message.includes(known))) this.#office.books.blame('V3', `the server says: ${message} (${why})`)
  }
}

function watchInto(saw: (what: string) => void): SyncWatch {
  return {
    ...nobodyWatching,
    appendFailed: () => saw('failed append'),
    refused: (why) => saw(`refused ${why}`),
    closed: (why) => saw(`closed ${why}`),
    askedAgain: () => saw('gap'),
    compacted: (outcome) => saw(`compaction ${outcome}`),
  }
}
