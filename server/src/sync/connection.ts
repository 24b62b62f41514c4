import type { IncomingMessage } from 'node:http'
import { closeCode, type CloseCode } from 'shared/sync/wire'
import type { WebSocket } from 'ws'
import type { Access, Granted, SignedIn } from './access'
import type { AccessChange } from './access-changes'
import { heartbeatFrame } from './frames'
import { maxFrameBytes } from './gate'
import type { Room } from './room'
import type { Rooms } from './rooms'
import type { Session, Wire } from './session'
import type { SyncLogger } from './sync'

/** What may wait while a socket is being let in. */
const maxHeldBytes = 2 * maxFrameBytes
/** A stock client gives up after 30 s without a message (docs/sync.md V1). */
const quietMs = 8_000
/** A healthy browser answers a ping at once. One that doesn't has gone, and should not look present. */
const pingAfterMs = 20_000
const goneAfterMs = 45_000
const usedEveryMs = 30_000

export interface ConnectionSettings {
  rooms: Rooms
  identify(request: IncomingMessage): Promise<SignedIn | null>
  access(personId: string, documentId: string): Promise<Access>
  /** False where the same asker opens too many sockets; without it, never. */
  admit?(request: IncomingMessage, person: SignedIn | null): Promise<boolean>
  used(sessionId: string): void
  logger: SyncLogger
  now(): number
}

type State =
  | { kind: 'arriving'; held: Uint8Array[]; heldBytes: number }
  | { kind: 'in'; room: Room; session: Session }
  | { kind: 'closed' }

/** One socket on its way in, in, and out (docs/sync.md A1, A2). */
export class Connection implements Wire {
  readonly #socket: WebSocket
  readonly #request: IncomingMessage
  readonly #documentId: string
  readonly #epoch: string | null
  readonly #settings: ConnectionSettings
  #state: State = { kind: 'arriving', held: [], heldBytes: 0 }
  #person: SignedIn | null = null
  /** A change of access came while we were looking: what we see may be older. */
  #lookAgain = false
  #looking = false
  #deaf = false
  #lastSent: number
  #lastHeard: number
  #lastUsed = 0

  /** @param epoch the one that the client's copy belongs to, as it wrote it; null when it says nothing */
  constructor(
    socket: WebSocket,
    request: IncomingMessage,
    documentId: string,
    epoch: string | null,
    settings: ConnectionSettings,
  ) {
    this.#socket = socket
    this.#request = request
    this.#documentId = documentId
    this.#epoch = epoch
    this.#settings = settings
    this.#lastSent = this.#lastHeard = settings.now()
    socket.on('message', (data: Buffer) => this.#receive(data))
    socket.on('pong', () => (this.#lastHeard = settings.now()))
    socket.on('close', () => this.#left())
    // 'close' follows; without a listener the process would end instead.
    socket.on('error', () => {})
  }

  /** Lets the socket in, or closes it with the reason. */
  async arrive(): Promise<void> {
    try {
      const person = await this.#settings.identify(this.#request)
      const { admit } = this.#settings
      if (admit !== undefined && !(await admit(this.#request, person))) return this.close(closeCode.overloaded)
      if (person === null) return this.close(closeCode.signedOut)
      this.#person = person
      const access = await this.#settings.access(person.personId, this.#documentId)
      if (!isGranted(access)) return this.close(codeOf(access))
      if (this.#epoch !== null && this.#epoch !== String(access.epoch)) return this.close(closeCode.epochChanged)
      const room = await this.#settings.rooms.open(this.#documentId)
      if (room === null) return this.close(closeCode.noAccess)
      if (room.document.epoch !== access.epoch) return this.close(closeCode.overloaded)
      this.#enter(room, person, access)
    } catch (error) {
      this.#fail(error)
    }
  }

  send(frame: Uint8Array): void {
    if (this.#state.kind === 'closed') return
    this.#lastSent = this.#settings.now()
    this.#socket.send(frame)
  }

  close(code: CloseCode | 1001): void {
    if (this.#state.kind === 'closed') return
    this.#left()
    this.#socket.close(code)
  }

  /** Ends a socket whose client does not answer. */
  cut(): void {
    this.#socket.terminate()
  }

  /** Takes in nothing more; answers still go out. */
  deafen(): void {
    this.#deaf = true
  }

  edited(): void {
    const now = this.#settings.now()
    if (this.#person === null || now - this.#lastUsed < usedEveryMs) return
    this.#lastUsed = now
    this.#settings.used(this.#person.sessionId)
  }

  /** Something about someone's access has changed. */
  heed(change: AccessChange): void {
    if (change.kind === 'session-ended') {
      if (this.#person?.sessionId === change.sessionId) this.close(closeCode.signedOut)
      // Not yet known whose socket it is: it may be theirs.
      else if (this.#person === null) this.#lookAgain = true
      return
    }
    if (change.kind === 'role-changed') {
      if (this.#person?.personId === change.personId) this.close(closeCode.roleChanged)
      else if (this.#person === null) this.#lookAgain = true
      return
    }
    const { personId = this.#person?.personId, documentId = this.#documentId } = change
    if (this.#person !== null && personId !== this.#person.personId) return
    if (documentId === this.#documentId) void this.#look()
  }

  /** Called more often than once a second, so that what has ended is over within one. */
  tick(): void {
    const now = this.#settings.now()
    if (this.#person !== null && this.#person.expiresAt <= now) void this.#look()
    if (this.#state.kind !== 'in') return
    const { until } = this.#state.session.access
    if (until !== undefined && until <= now) void this.#look()
    if (now - this.#lastSent > quietMs) this.send(heartbeatFrame)
    if (now - this.#lastHeard > goneAfterMs) this.#socket.terminate()
    else if (now - this.#lastHeard > pingAfterMs) this.#socket.ping()
  }

  #enter(room: Room, person: SignedIn, access: Granted): void {
    if (this.#state.kind !== 'arriving') return
    const { held } = this.#state
    const session = room.join(person, access, this)
    this.#state = { kind: 'in', room, session }
    for (const frame of held) this.#handle(frame)
    if (this.#lookAgain) void this.#look()
  }

  #receive(data: Buffer): void {
    this.#lastHeard = this.#settings.now()
    if (this.#deaf) return
    if (data.byteLength > maxFrameBytes) return this.close(closeCode.tooBig)
    // A buffer of its own: lib0 reads by offset into the underlying memory, which in a pooled buffer is other people's.
    const frame = new Uint8Array(data)
    if (this.#state.kind !== 'arriving') return this.#handle(frame)
    this.#state.held.push(frame)
    this.#state.heldBytes += frame.byteLength
    if (this.#state.heldBytes > maxHeldBytes) this.close(closeCode.overloaded)
  }

  #handle(frame: Uint8Array): void {
    if (this.#state.kind !== 'in') return
    const { room, session } = this.#state
    try {
      room.receive(session, frame)
    } catch {
      // Whatever it was, it was not what this client had to say: its next mark is answered with the refusal.
      session.refuse('malformed')
    }
  }

  /** Asks again who this is and what they may do; closes the socket when that is no longer what it was let in with. */
  async #look(): Promise<void> {
    this.#lookAgain = true
    if (this.#looking || this.#state.kind !== 'in') return
    this.#looking = true
    try {
      while (this.#lookAgain && this.#state.kind === 'in') {
        this.#lookAgain = false
        await this.#renew(this.#state.session)
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#looking = false
    }
  }

  async #renew(session: Session): Promise<void> {
    const person = await this.#settings.identify(this.#request)
    if (person === null || person.personId !== session.person.personId || person.expiresAt <= this.#settings.now()) {
      return this.close(closeCode.signedOut)
    }
    const access = await this.#settings.access(person.personId, this.#documentId)
    if (!isGranted(access)) return this.close(codeOf(access))
    if (access.epoch !== session.access.epoch) return this.close(closeCode.epochChanged)
    if (access.kind !== session.access.kind) return this.close(closeCode.roleChanged)
    this.#person = session.person = person
    session.access = access
  }

  #fail(error: unknown): void {
    this.#settings.logger.error({ err: error, documentId: this.#documentId }, 'A socket could not be let in')
    this.close(closeCode.overloaded)
  }

  #left(): void {
    const state = this.#state
    this.#state = { kind: 'closed' }
    if (state.kind === 'in') state.room.leave(state.session)
  }
}

function isGranted(access: Access): access is Granted {
  return access.kind === 'editor' || access.kind === 'reader'
}

/** A document that is not there looks like one that is closed to you: ids tell nothing. */
function codeOf(access: Exclude<Access, Granted>): CloseCode {
  switch (access.kind) {
    case 'no-access':
    case 'unknown':
      return closeCode.noAccess
    case 'gone':
      return closeCode.gone
    default:
      return access satisfies never
  }
}
