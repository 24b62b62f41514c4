import type { Closing } from 'shared/sync/rules'
import { encodeMark, type CloseCode, type Refusal } from 'shared/sync/wire'
import type { Granted, SignedIn } from './access'
import { ackFrame } from './frames'
import { nobodyWatching, type SyncWatch } from './watch'

/** A socket, as far as a room needs one. No call throws, also when the socket has gone. */
export interface Wire {
  send(frame: Uint8Array): void
  /** @param why where the code alone does not say it (shared/sync/rules) */
  close(code: CloseCode, why?: Closing): void
  /** An edit that came from here has been accepted. */
  edited(): void
}

/** May this session hear what the others write? Only once it has been given what the document was (docs/sync.md G3). */
type Hearing =
  | { kind: 'nothing' }
  | { kind: 'updates'; after: number }

/** Can "everything earlier on this socket" still be promised (docs/sync.md H1)? */
type Honesty =
  | { kind: 'whole' }
  /** Something was dropped; the answer to our question number `question` will bring it again. */
  | { kind: 'gap'; question: number; mark: number | null }
  /** Something was refused for good: the client's document stays ahead of ours. */
  | { kind: 'refused'; reason: Refusal }

/** Where a document stands: how far it is staged, and how far it is on disk. */
interface Progress {
  staged: number
  committed: number
}

interface Held {
  frame: Uint8Array
  until: number
}

/** How often a session may answer a question about a gap with another gap before it has to begin again. */
const gapsAllowed = 3

/**
 * One socket in one room: what it may hear, what has been promised to it, and what waits for the disk. Sequence
 * numbers are those of the document's log.
 */
export class Session {
  #hearing: Hearing = { kind: 'nothing' }
  #honesty: Honesty = { kind: 'whole' }
  #answers: Held[] = []
  #marks: { n: number; until: number; since: number | null }[] = []
  /** When the oldest edit was staged that no mark has come for. */
  #stagedAt: number | null = null
  readonly #watch: SyncWatch
  #questions = 0
  #answered = 0
  #gaps = 0

  constructor(
    /** Who was let in, and with what; renewed when it is looked at again. */
    public person: SignedIn,
    public access: Granted,
    readonly wire: Wire,
    /** Counts the sessions of a room: the newer one has the higher number. */
    readonly joined: number,
    watch: SyncWatch = nobodyWatching,
  ) {
    this.#watch = watch
  }

  get hearsUpdates(): boolean {
    return this.#hearing.kind === 'updates'
  }

  /** From now on the session hears of every update after this one, which its answer holds. */
  hearAfter(seq: number): void {
    if (this.#hearing.kind === 'nothing') this.#hearing = { kind: 'updates', after: seq }
  }

  hears(seq: number): boolean {
    return this.#hearing.kind === 'updates' && seq > this.#hearing.after
  }

  /** Sends a frame that knows of everything staged, as soon as that is committed. */
  answer(frame: Uint8Array, { staged, committed }: Progress): void {
    if (staged <= committed) this.wire.send(frame)
    else this.#answers.push({ frame, until: staged })
  }

  /** Counts a SyncStep1 of ours, which the client answers with one SyncStep2. */
  countQuestion(): void {
    this.#questions++
  }

  /** An edit that came from here is staged. */
  noteStaged(): void {
    this.#stagedAt ??= performance.now()
  }

  /** What the client sent has been refused for good: no later mark of this socket can be honest. */
  refuse(reason: Refusal): void {
    if (this.#honesty.kind === 'gap' && this.#honesty.mark !== null) this.#nack(this.#honesty.mark, reason)
    this.#honesty = { kind: 'refused', reason }
  }

  /**
   * Something that the client sent was dropped because it lacks what came before. A second gap before the answer adds
   * nothing to the question that is under way.
   */
  noteGap(): 'ask' | 'wait' | 'give-up' {
    if (this.#honesty.kind === 'refused') return 'wait'
    if (this.#honesty.kind === 'gap' && this.#honesty.question > this.#answered) return 'wait'
    if (++this.#gaps > gapsAllowed) return 'give-up'
    const mark = this.#honesty.kind === 'gap' ? this.#honesty.mark : null
    this.#honesty = { kind: 'gap', question: this.#questions + 1, mark }
    return 'ask'
  }

  /** A SyncStep2 has come. */
  countAnswer(): void {
    this.#answered++
  }

  /** The staged document now holds all that the client had when it answered. */
  noteWhole(progress: Progress): void {
    if (this.#honesty.kind !== 'gap' || this.#honesty.question > this.#answered) return
    const { mark } = this.#honesty
    this.#honesty = { kind: 'whole' }
    this.#gaps = 0
    if (mark !== null) this.mark(mark, progress)
  }

  /** Promises to acknowledge mark `n` once everything that is staged now is committed. */
  mark(n: number, { staged, committed }: Progress): void {
    switch (this.#honesty.kind) {
      case 'whole':
        this.#marks.push({ n, until: staged, since: this.#stagedAt })
        this.#stagedAt = null
        if (staged <= committed) this.#acknowledge(committed)
        return
      case 'gap':
        this.#honesty.mark = n
        return
      case 'refused':
        this.#nack(n, this.#honesty.reason)
        return
      default:
        this.#honesty satisfies never
    }
  }

  /** Sends what has waited for this commit: answers, then the updates of others, then one acknowledgement. */
  release(committed: number, updates: readonly Uint8Array[]): void {
    while (this.#answers[0] !== undefined && this.#answers[0].until <= committed) {
      this.wire.send(this.#answers[0].frame)
      this.#answers.shift()
    }
    for (const update of updates) this.wire.send(update)
    this.#acknowledge(committed)
  }

  /** Marks are cumulative, so that one flush costs a socket one ACK. */
  #acknowledge(committed: number): void {
    let last: number | null = null
    let since: number | null = null
    while (this.#marks[0] !== undefined && this.#marks[0].until <= committed) {
      last = this.#marks[0].n
      since ??= this.#marks[0].since
      this.#marks.shift()
    }
    if (last === null) return
    this.wire.send(ackFrame(last))
    if (since !== null) this.#watch.acknowledged(performance.now() - since)
  }

  #nack(n: number, reason: Refusal): void {
    this.wire.send(encodeMark({ kind: 'nack', n, reason }))
  }
}
