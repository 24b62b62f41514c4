/** What is looked at, in the order of the page. */
export const checkNames = ['server', 'socket', 'messages', 'speed', 'stay', 'stream', 'storage', 'worker', 'clock'] as const
export type CheckName = (typeof checkNames)[number]

/** `limited`: Clear Cycle works, with something missing. `fails`: pages cannot be edited together from here. */
export type Grade = 'works' | 'limited' | 'fails'

/** Everything that a check can find. Each has a sentence in the catalogue, and one that says what to do. */
export const findings = {
  'server-works': 'works',
  'device-offline': 'fails',
  'no-answer': 'fails',
  'answer-late': 'fails',
  'other-answer': 'fails',

  'socket-works': 'works',
  /** Something between here and the server does not pass on the upgrade. */
  'upgrade-refused': 'fails',
  /** It stops every request to that address, upgrade or not. */
  'address-refused': 'fails',
  'upgrade-silent': 'fails',
  'server-busy': 'fails',

  'messages-work': 'works',
  /** The socket is open, and nothing that is sent comes back: a filter swallows it. */
  'nothing-arrives': 'fails',
  'long-lost': 'fails',
  'long-changed': 'fails',
  'closed-early': 'fails',

  'speed-works': 'works',
  slow: 'limited',

  'stay-works': 'works',
  dropped: 'fails',
  'went-silent': 'fails',

  'stream-works': 'works',
  'stream-gathered': 'limited',
  'stream-none': 'limited',

  'storage-works': 'works',
  'storage-refused': 'limited',

  'worker-works': 'works',
  'worker-none': 'limited',
  'worker-insecure': 'limited',

  'clock-works': 'works',
  'clock-ahead': 'limited',
  'clock-behind': 'limited',
} as const satisfies Record<string, Grade>
export type Finding = keyof typeof findings

export interface Found {
  what: Finding
  /** For the sentence: milliseconds, seconds, minutes, an HTTP status. */
  count?: number
}

/** Where a check stands. */
export type Standing =
  | { kind: 'waiting' }
  | { kind: 'checking' }
  /** Something before it failed: it could find nothing. */
  | { kind: 'skipped' }
  | { kind: 'found'; found: Found }

export type Standings = Readonly<Record<CheckName, Standing>>

const waiting: Standing = { kind: 'waiting' }

export const nothingYet: Standings = {
  server: waiting,
  socket: waiting,
  messages: waiting,
  speed: waiting,
  stay: waiting,
  stream: waiting,
  storage: waiting,
  worker: waiting,
  clock: waiting,
}

/** What all of it comes to. */
export type Verdict = 'checking' | 'works' | 'limited' | 'busy' | 'no-server' | 'blocked'

/** Pure. */
export function verdictOf(standings: Standings): Verdict {
  const all = Object.values(standings)
  if (all.some(({ kind }) => kind === 'waiting' || kind === 'checking')) return 'checking'
  const grades = all.flatMap((standing) => (standing.kind === 'found' ? findings[standing.found.what] : []))
  if (failed(standings.server)) return 'no-server'
  if (standings.socket.kind === 'found' && standings.socket.found.what === 'server-busy') return 'busy'
  if (grades.includes('fails')) return 'blocked'
  return grades.includes('limited') ? 'limited' : 'works'
}

function failed(standing: Standing): boolean {
  return standing.kind === 'found' && findings[standing.found.what] === 'fails'
}
