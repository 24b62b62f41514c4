import type { IncomingMessage } from 'node:http'
import type { DocumentKind } from 'shared/cycles/fields'
import { brokenFrame, type Closing, closingOf, type goingAway } from 'shared/sync/rules'
import { closeCode, type CloseCode, messageType } from 'shared/sync/wire'
import type { WebSocket } from 'ws'
import type { Access, Granted, SignedIn } from './access'
import type { AccessChange } from './access-changes'
import { Allowance, Backlog } from './flow'
import { heartbeatFrame, introduceFrame, isAsk } from './frames'
import { maxFrameBytes } from './gate'
import type { Room } from './room'
import type { Rooms } from './rooms'
import type { Seats } from './seats'
import type { Session, Wire } from './session'
import { SyncSocket } from './sync-socket'
import type { SyncLogger } from './sync'
import type { SyncWatch } from './watch'

/** What may wait while a socket is being let in. */
const maxHeldBytes = 2 * maxFrameBytes
/** A stock client gives up after 30 s without a message (docs/sync.md V1). */
const quietMs = 8_000
/** A healthy browser answers a ping at once. One that doesn't has gone, and should not look present. */
const pingAfterMs = 20_000
const goneAfterMs = 45_000
const usedEveryMs = 30_000
/** A SyncStep1 of 3 bytes costs a whole document: so many at once, and a second (docs/sync.md G7). */
const asksAtOnce = 20
const asksPerSecond = 2
/** So many more while none is due, and it is not a client that asks. */
const asksTooMany = 100

/** What a text frame is taken for: no client has anything to say in text. */
const unreadable = new Uint8Array([messageType.sync])

/** What a client says of itself in the URL; null where it says nothing. */
export interface Claims {
  /** The epoch that its copy belongs to. */
  epoch: string | null
  /** The versions that its code was built with (docs/sync.md G6). */
  schemaVersion: string | null
  editorVersion: string | null
}

export interface ConnectionSettings {
  rooms: Rooms
  /** How many sockets each person has. */
  seats: Seats
  identify(request: IncomingMessage): Promise<SignedIn | null>
  access(personId: string, documentId: string): Promise<Access>
  /** False where the same asker opens too many sockets; without it, never. */
  admit?(request: IncomingMessage, person: SignedIn | null): Promise<boolean>
  /** May code of these versions open a document of this kind? What it says nothing of is not asked. */
  isCurrent(kind: DocumentKind, claims: Claims): boolean
  used(sessionId: string): void
  logger: SyncLogger
  watch?: SyncWatch
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
  readonly #claims: Claims
  readonly #settings: ConnectionSettings
  #state: State = { kind: 'arriving', held: [], heldBytes: 0 }
  #person: SignedIn | null = null
  /** In whose name this socket is counted. */
  #seatOf: string | null = null
  /** A change of access came while we were looking: what we see may be older. */
  #lookAgain = false
  #looking = false
  #deaf = false
  #lastSent: number
  #lastHeard: number
  #lastUsed = 0
  readonly #asks: Allowance
  /** The last SyncStep1 that came when none was due: it is answered when one is, or when the client has read what it was sent. */
  #heldAsk: Uint8Array | null = null
  #asksHeld = 0
  readonly #backlog: Backlog
  #missedPresence = false

  constructor(
    socket: WebSocket,
    request: IncomingMessage,
    documentId: string,
    claims: Claims,
    settings: ConnectionSettings,
  ) {
    this.#socket = socket
    this.#request = request
    this.#documentId = documentId
    this.#claims = claims
    this.#settings = settings
    const now = (this.#lastSent = this.#lastHeard = settings.now())
    this.#asks = new Allowance(asksAtOnce, asksPerSecond, now)
    this.#backlog = new Backlog(now)
    socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary))
    socket.on('pong', () => (this.#lastHeard = settings.now()))
    socket.on('close', (code) => {
      if (this.#state.kind !== 'closed') settings.watch?.left(code)
      this.#left()
    })
    // 'close' follows; without a listener the process would end instead.
    socket.on('error', (error) => this.#broke(error))
  }

  /** Lets the socket in, or closes it with the reason. */
  async arrive(): Promise<void> {
    try {
      const person = await this.#settings.identify(this.#request)
      const { admit } = this.#settings
      if (admit !== undefined && !(await admit(this.#request, person))) return this.close(closeCode.overloaded, 'too-many-sockets')
      if (person === null) return this.close(closeCode.signedOut)
      this.#person = person
      if (!this.#takeSeat(person)) return
      const access = await this.#settings.access(person.personId, this.#documentId)
      if (!isGranted(access)) return this.close(codeOf(access))
      const { epoch } = this.#claims
      if (epoch === null ? access.mustSayEpoch : epoch !== String(access.epoch)) return this.close(closeCode.epochChanged)
      if (!this.#settings.isCurrent(access.documentKind, this.#claims)) return this.close(closeCode.reload)
      await this.#settings.rooms.rested(this.#documentId)
      if (this.#state.kind !== 'arriving') return
      const room = await this.#settings.rooms.open(this.#documentId)
      if (room === null) return this.close(closeCode.noAccess)
      // It may have been let go since it was opened: what is said in a room that is no more is never written.
      const isHere = room.isOpen && room.document.epoch === access.epoch
      if (!isHere) return this.close(closeCode.overloaded, 'not-readable')
      // By now they may have no right to be here any more: not a byte before that has been looked at again.
      const isOver = access.until !== undefined && access.until <= this.#settings.now()
      if (this.#lookAgain || isOver) return this.close(closeCode.overloaded, 'access-unsettled')
      this.#enter(room, person, access)
    } catch (error) {
      this.#fail(error)
    }
  }

  send(frame: Uint8Array): void {
    if (this.#state.kind === 'closed') return
    const now = this.#settings.now()
    // Who is where can wait, and is told anew; a word of the document never is left out.
    if (frame[0] === messageType.awareness && this.#backlog.pace(this.#socket.bufferedAmount, now) !== 'free') {
      this.#missedPresence = true
      return
    }
    this.#lastSent = now
    this.#backlog.sent(frame.byteLength)
    if (frame[0] === messageType.mark && this.#socket instanceof SyncSocket) this.#socket.sendSoon(frame)
    else this.#socket.send(frame)
  }

  close(code: CloseCode | typeof goingAway | typeof brokenFrame, why: Closing = closingOf(code)): void {
    if (this.#state.kind === 'closed') return
    this.#settings.watch?.closed(why, this.#documentId)
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
    if (!this.#relieve(now)) return
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
  }

  /** False when this socket is closed: because it is gone already, or because this person has too many. */
  #takeSeat({ personId }: SignedIn): boolean {
    if (this.#state.kind !== 'arriving') return false
    if (this.#settings.seats.take(personId)) this.#seatOf = personId
    else this.close(closeCode.overloaded, 'too-many-sockets')
    return this.#seatOf !== null
  }

  /** Gives what has waited to a client that reads again; false when it has been cut because it does not. */
  #relieve(now: number): boolean {
    const pace = this.#backlog.pace(this.#socket.bufferedAmount, now)
    if (pace === 'hopeless') {
      this.close(closeCode.overloaded, 'slow-reader')
      // The reason would wait behind all the rest.
      this.cut()
      return false
    }
    if (pace === 'slow') return true
    const ask = this.#heldAsk
    if (ask !== null && this.#asks.take(now)) {
      this.#heldAsk = null
      this.#asksHeld = 0
      this.#pass(ask)
    }
    if (this.#missedPresence) {
      this.#missedPresence = false
      this.#pass(introduceFrame)
    }
    return true
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.#lastHeard = this.#settings.now()
    if (this.#deaf) return
    if (data.byteLength > maxFrameBytes) return this.close(closeCode.tooBig)
    // A buffer of its own: lib0 reads by offset into the underlying memory, which in a pooled buffer is other people's.
    const frame = isBinary ? new Uint8Array(data) : unreadable
    if (this.#state.kind !== 'arriving') return this.#handle(frame)
    this.#state.held.push(frame)
    this.#state.heldBytes += frame.byteLength
    if (this.#state.heldBytes > maxHeldBytes) this.close(closeCode.overloaded, 'sent-too-early')
  }

  #handle(frame: Uint8Array): void {
    if (!isAsk(frame)) return this.#pass(frame)
    const now = this.#settings.now()
    const isFree = this.#backlog.pace(this.#socket.bufferedAmount, now) === 'free'
    if (isFree && this.#heldAsk === null && this.#asks.take(now)) return this.#pass(frame)
    // The latest says the most; the answer to it is one to all before it.
    this.#heldAsk = frame
    if (++this.#asksHeld > asksTooMany) this.close(closeCode.overloaded, 'too-many-questions')
  }

  #pass(frame: Uint8Array): void {
    if (this.#state.kind !== 'in') return
    const { room, session } = this.#state
    try {
      room.receive(session, frame)
    } catch {
      // Whatever it was, it was not what this client had to say: its next mark is answered with the refusal.
      room.refuse(session, 'malformed')
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
    this.close(closeCode.overloaded, 'not-readable')
  }

  /** What came is no message at all, or a longer one than is read: `ws` has closed the socket by itself. */
  #broke(error: Error): void {
    if (!('code' in error) || typeof error.code !== 'string' || !error.code.startsWith('WS_ERR')) return
    if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return this.close(closeCode.tooBig)
    this.close(brokenFrame)
  }

  #left(): void {
    const state = this.#state
    this.#state = { kind: 'closed' }
    if (this.#seatOf !== null) this.#settings.seats.leave(this.#seatOf)
    this.#seatOf = null
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
