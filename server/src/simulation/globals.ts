/**
 * Time and chance as a world has them. Import this before anything else: libraries take `Date.now` and `getRandomValues`
 * along when they are loaded, and ask for timers when they need one. Outside a world all of it is the machine's own.
 */
import { randomFillSync, webcrypto } from 'node:crypto'

/** What a world puts in the place of the machine's clock and dice. */
export interface Hands {
  now(): number
  /** From 0 up to 1. */
  random(): number
  /** @param every milliseconds between two calls; null for one call alone */
  timer(call: () => void, after: number, every: number | null): VirtualTimer
}

/** As Node's timers are, as far as anybody here asks. */
export interface VirtualTimer {
  readonly isVirtual: true
  stop(): void
  ref(): VirtualTimer
  unref(): VirtualTimer
}

let hands: Hands | null = null

/** From now on time and chance come from here; null gives back the machine's own. */
export function enter(world: Hands | null): void {
  hands = world
}

const machine = {
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  clearTimeout: globalThis.clearTimeout,
  clearInterval: globalThis.clearInterval,
  now: Date.now.bind(Date),
  elapsed: performance.now.bind(performance),
  random: Math.random.bind(Math),
}

type Call = (...given: unknown[]) => void

function put(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
}

function stop(real: typeof clearTimeout) {
  return (timer: NodeJS.Timeout | VirtualTimer | undefined) => (isVirtual(timer) ? timer.stop() : real(timer))
}

function isVirtual(timer: unknown): timer is VirtualTimer {
  return typeof timer === 'object' && timer !== null && 'isVirtual' in timer
}

function seeded<Values extends NodeJS.ArrayBufferView>(values: Values): Values {
  if (hands === null) return randomFillSync(values)
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let index = 0; index < bytes.length; index++) bytes[index] = Math.floor(hands.random() * 256)
  return values
}

put(globalThis, 'setTimeout', (call: Call, ms = 0, ...given: unknown[]) =>
  hands === null ? machine.setTimeout(call, ms, ...given) : hands.timer(() => call(...given), ms, null),
)
put(globalThis, 'setInterval', (call: Call, ms = 0, ...given: unknown[]) =>
  hands === null ? machine.setInterval(call, ms, ...given) : hands.timer(() => call(...given), ms, ms),
)
put(globalThis, 'clearTimeout', stop(machine.clearTimeout))
put(globalThis, 'clearInterval', stop(machine.clearInterval))
put(Date, 'now', () => hands?.now() ?? machine.now())
put(performance, 'now', () => hands?.now() ?? machine.elapsed())
put(Math, 'random', () => hands?.random() ?? machine.random())
put(webcrypto, 'getRandomValues', seeded)
