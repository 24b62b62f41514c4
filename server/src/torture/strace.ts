/** A system call of the traced server, in the order in which strace saw it. */
export type TraceEvent =
  /** Bytes are on their way out of the process: to a file, or to a socket. */
  | { kind: 'written'; file: string; bytes: Buffer }
  /** fsync or fdatasync has returned 0. */
  | { kind: 'synced'; file: string }

const call = /^(\d+) +(\w+)\((\d+)<([^>]*)>(.*)$/
const resumed = /^(\d+) +<\.\.\. (\w+) resumed>.*= (-?\d+)/
const escapedBytes = /"((?:\\x[0-9a-f]{2})*)"/g

/**
 * Reads the output of `strace -f -y -xx`. What is written counts from the moment at which the call begins, a sync only
 * from the moment at which it has returned: that is the harder reading of "before".
 */
export function readTrace(text: string): TraceEvent[] {
  const events: TraceEvent[] = []
  /** Files whose sync has begun, by thread. */
  const syncing = new Map<string, string>()
  for (const line of text.split('\n')) {
    const begun = call.exec(line)
    if (begun !== null) {
      const [, thread = '', name = '', , path = '', rest = ''] = begun
      const file = path.startsWith('\\x') ? fromHex([path]).toString() : path
      if (!name.endsWith('sync')) events.push({ kind: 'written', file, bytes: bytesOf(rest) })
      else if (rest.includes('<unfinished')) syncing.set(thread, file)
      else if (rest.endsWith('= 0')) events.push({ kind: 'synced', file })
      continue
    }
    const [, thread = '', name = '', result] = resumed.exec(line) ?? []
    const file = syncing.get(thread)
    if (!name.endsWith('sync') || file === undefined) continue
    syncing.delete(thread)
    if (result === '0') events.push({ kind: 'synced', file })
  }
  return events
}

function bytesOf(words: string): Buffer {
  return fromHex([...words.matchAll(escapedBytes)].map(([, escaped = '']) => escaped))
}

function fromHex(escaped: readonly string[]): Buffer {
  return Buffer.from(escaped.join('').replaceAll('\\x', ''), 'hex')
}

/** The words that an acknowledgement promises to have kept, by the number of the mark. */
export type Promises = ReadonlyMap<number, string>

export interface Verdict {
  /** How many of the promised marks were seen leaving, each by itself or with a later one. */
  acks: number
  /** What was wrong, a line each. */
  problems: string[]
}

/**
 * Had each word reached the disk before the acknowledgement that covers it left? A word has, once it was written to a
 * file of the database and that file was synced after that.
 * @param isDatabase is this one of the files that the database lives in?
 */
export function judge(events: readonly TraceEvent[], promises: Promises, isDatabase: (file: string) => boolean): Verdict {
  const waiting = new Map(promises)
  const writtenTo = new Map<string, Set<string>>()
  const durable = new Set<string>()
  const verdict: Verdict = { acks: 0, problems: [] }
  for (const event of events) {
    if (event.kind === 'synced') {
      for (const [word, files] of writtenTo) if (files.has(event.file)) durable.add(word)
    } else if (isDatabase(event.file)) {
      for (const word of wordsIn(event.bytes, waiting)) {
        const files = writtenTo.get(word) ?? new Set()
        writtenTo.set(word, files.add(event.file))
      }
    } else if (event.file.startsWith('socket:')) {
      for (const n of acksIn(event.bytes)) release(n, waiting, durable, verdict)
    }
  }
  if (waiting.size > 0) verdict.problems.push(`${waiting.size} marks were never seen to be acknowledged`)
  return verdict
}

/** An acknowledgement covers its own mark and every earlier one of the same client. */
function release(n: number, waiting: Map<number, string>, durable: ReadonlySet<string>, verdict: Verdict): void {
  for (const [mark, word] of waiting) {
    if (mark > n || clientOf(mark) !== clientOf(n)) continue
    waiting.delete(mark)
    verdict.acks++
    if (!durable.has(word)) verdict.problems.push(`ACK ${n} left before "${word}" was on the disk`)
  }
}

/** Each client counts its marks in a range of its own, high enough that no other bytes look like them. */
const marksPerClient = 1_000_000

/** The first mark of a client: four bytes as a varUint. */
export const firstMarkOf = (client: number) => (client + 100) * marksPerClient

const clientOf = (mark: number) => Math.floor(mark / marksPerClient) - 100

function wordsIn(bytes: Buffer, waiting: ReadonlyMap<number, string>): string[] {
  return [...waiting.values()].filter((word) => bytes.includes(word))
}

/** Numbers of the ACK frames in what goes out: an unmasked binary frame (0x82) of six bytes: 100, 1, n. */
function acksIn(bytes: Buffer): number[] {
  const acks: number[] = []
  const head = Buffer.from([0x82, 6, 100, 1])
  for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
    const digits = bytes.subarray(at + head.length, at + head.length + 4)
    if (digits.length === 4) acks.push(digits.reduceRight((n, digit) => n * 128 + (digit & 127), 0))
  }
  return acks
}
