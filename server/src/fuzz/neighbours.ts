import * as prng from 'lib0/prng'
import { encodeMark } from 'shared/sync/wire'
import { WebSocket } from 'ws'
import { headersOf, until } from '../testing/provider'
import type { Seat } from '../torture/school'
import { Writer } from '../torture/writer'
import type { Recording } from './capture'
import { mutate } from './mutate'

export interface Waits {
  quiet: number[]
  attacked: number[]
  refused: string[]
  sent: number
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const turnMs = 2500
const editEveryMs = 60
const framesEveryMs = 20
const framesAtOnce = 4

/**
 * How long people in other rooms of a real server wait for "Saved", in turns without and with an attack by mutated
 * frames on one room, so that both meet the same machine.
 */
export async function neighbourWaits(
  homes: readonly Seat[],
  target: { seat: Seat; recording: Recording },
  turns: number,
  random: prng.PRNG,
): Promise<Waits> {
  const waits: Waits = { quiet: [], attacked: [], refused: [], sent: 0 }
  const writers = homes.map((seat) => new Writer(seat, random))
  for (const { client } of writers) client.connect()
  await until('all are in', () => writers.every(({ client }) => client.saved), 30_000)
  for (let turn = 0; turn < turns * 2; turn++) {
    const attack = turn % 2 === 1 ? new Attack(target.seat, target.recording, random) : null
    attack?.start()
    const into = attack === null ? waits.quiet : waits.attacked
    await Promise.all(writers.map((writer) => write(writer, into)))
    waits.sent += attack?.stop() ?? 0
    await pause(200)
  }
  for (const { client, seat } of writers) {
    for (const what of [...client.refusals, ...client.closes]) waits.refused.push(`${seat.person}: ${what}`)
    client.destroy()
  }
  return waits
}

async function write(writer: Writer, into: number[]): Promise<void> {
  const { client } = writer
  for (const end = performance.now() + turnMs; performance.now() < end; ) {
    const from = performance.now()
    writer.edit()
    await until('the edit is saved', () => client.saved, 20_000)
    into.push(performance.now() - from)
    await pause(editEveryMs)
  }
}

/** One signed-in attacker, who comes back whenever they are thrown out. */
class Attack {
  readonly #seat: Seat
  readonly #recording: Recording
  readonly #random: prng.PRNG
  #socket: WebSocket | null = null
  #timer: NodeJS.Timeout | null = null
  #sent = 0

  constructor(seat: Seat, recording: Recording, random: prng.PRNG) {
    this.#seat = seat
    this.#recording = recording
    this.#random = random
  }

  start(): void {
    this.#timer = setInterval(() => this.#send(), framesEveryMs)
  }

  /** Returns how many frames it has sent. */
  stop(): number {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#socket?.terminate()
    return this.#sent
  }

  #send(): void {
    const socket = this.#connected()
    if (socket.readyState !== WebSocket.OPEN) return
    for (let frame = 0; frame < framesAtOnce; frame++) {
      const [one, other] = [prng.oneOf(this.#random, this.#recording.frames), prng.oneOf(this.#random, this.#recording.frames)]
      socket.send(mutate(one.bytes, other.bytes, this.#random))
      this.#sent++
    }
    socket.send(encodeMark({ kind: 'mark', n: this.#sent }))
  }

  #connected(): WebSocket {
    if (this.#socket !== null && this.#socket.readyState <= WebSocket.OPEN) return this.#socket
    const { door, documentId } = this.#seat
    const socket = new WebSocket(`${door.url}/${documentId}`, { headers: headersOf(door) })
    socket.on('error', () => {})
    socket.on('message', () => {})
    return (this.#socket = socket)
  }
}

/** The value under which `share` of all stand. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
