/** What was measured, as far as it was. Milliseconds and bytes; of servers that were left out nothing is there. */
export interface Figures {
  /** CPU of ours for the same delivered edits in 100 rooms of 6, as a multiple of the other's. */
  cpuToRelay?: number | undefined
  cpuToHocuspocus?: number | undefined
  /** p99 from an edit to a colleague's screen. */
  p99Of120?: number | undefined
  p99Of600?: number | undefined
  p99Of600Hocuspocus?: number | undefined
  openMs?: number | undefined
  stormMs?: number | undefined
  stormBytes?: number | undefined
  reconnectMs?: number | undefined
  bytesPerConnection?: number | undefined
}

interface Bar {
  what: string
  /** How far over the bar; 1 is just on it. Null when it was not measured. */
  over(figures: Figures): number | null
}

const atMost = (what: string, of: (figures: Figures) => number | undefined, bar: (figures: Figures) => number | undefined): Bar => ({
  what,
  over(figures) {
    const [value, most] = [of(figures), bar(figures)]
    return value === undefined || most === undefined ? null : value / most
  },
})

/** Milliseconds that ours may take longer than Hocuspocus, which has stored nothing by then. */
const longerThanUnstored = 30

/** The bars of the project (docs/decisions/0023). */
const bars: readonly Bar[] = [
  atMost('CPU at most 2.2 times a bare relay’s', ({ cpuToRelay }) => cpuToRelay, () => 2.2),
  atMost('CPU at most Hocuspocus’s', ({ cpuToHocuspocus }) => cpuToHocuspocus, () => 1),
  atMost('120 typists: p99 at most 25 ms', ({ p99Of120 }) => p99Of120, () => 25),
  atMost(
    '600 typists: p99 at most 30 ms over Hocuspocus’s',
    ({ p99Of600 }) => p99Of600,
    ({ p99Of600Hocuspocus }) => (p99Of600Hocuspocus === undefined ? undefined : p99Of600Hocuspocus + longerThanUnstored),
  ),
  atMost('a document of 100,000 keystrokes opens in 300 ms', ({ openMs }) => openMs, () => 300),
  atMost('150 people open 4 MB in 3 s', ({ stormMs }) => stormMs, () => 3000),
  atMost('150 people open 4 MB in 400 MB', ({ stormBytes }) => stormBytes, () => 400 * 1024 * 1024),
  atMost('99 % of 500 people are back in 10 s', ({ reconnectMs }) => reconnectMs, () => 10_000),
  atMost('an idle connection takes 100 KB', ({ bytesPerConnection }) => bytesPerConnection, () => 100 * 1024),
]

/** The bars that were missed. A figure that is no number misses. */
export function missed(figures: Figures): string[] {
  return bars.flatMap(({ what, over }) => {
    const by = over(figures)
    return by === null || by <= 1 ? [] : [what]
  })
}

/** How many of the bars were looked at. */
export function judged(figures: Figures): number {
  return bars.filter(({ over }) => over(figures) !== null).length
}
