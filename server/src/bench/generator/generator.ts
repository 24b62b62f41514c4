import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Seat } from '../seat'
import type { WireName } from '../wires'
import type { Counts, MarksWhen, Order, Report, Typed } from './protocol'

type Wanted<K extends Report['kind']> = Extract<Report, { kind: K }>

/** Processes that make load: the rooms are dealt out among them. */
export class Generators {
  readonly #children: ChildProcess[]

  private constructor(children: ChildProcess[]) {
    this.#children = children
  }

  static async start(count: number): Promise<Generators> {
    const file = fileURLToPath(new URL('main.ts', import.meta.url))
    const children = Array.from({ length: count }, () =>
      fork(file, { execArgv: ['--import', 'tsx'], serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    )
    await Promise.all(children.map((child) => heardFrom(child, 'ready')))
    return new Generators(children)
  }

  async connect(wire: WireName, seats: readonly Seat[], editsEach: number, marks: MarksWhen): Promise<void> {
    const dealt = this.#children.map((_, index) => seats.filter(({ room }) => room % this.#children.length === index))
    await this.#ask('connected', (index) => ({ kind: 'connect', wire, seats: dealt[index] ?? [], editsEach, marks }))
  }

  async type(perSecond: number, seconds: number, warmUpSeconds: number): Promise<Typed> {
    const reports = await this.#ask('typed', () => ({ kind: 'type', perSecond, seconds, warmUpSeconds }))
    const all = reports.map(({ typed }) => typed)
    return {
      sent: sum(all.map(({ sent }) => sent)),
      delivered: sum(all.map(({ delivered }) => delivered)),
      expected: sum(all.map(({ expected }) => expected)),
      toPeer: Float64Array.from(all.flatMap(({ toPeer }) => [...toPeer])),
      toAnswer: Float64Array.from(all.flatMap(({ toAnswer }) => [...toAnswer])),
      refused: all.flatMap(({ refused }) => refused),
    }
  }

  async counts(): Promise<Counts> {
    const all = await this.#ask('counts', () => ({ kind: 'count' }))
    return { sent: sum(all.map(({ counts }) => counts.sent)), delivered: sum(all.map(({ counts }) => counts.delivered)) }
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#children.map(async (child) => {
        if (child.exitCode !== null) return
        const exited = once(child, 'exit')
        child.disconnect()
        await exited
      }),
    )
  }

  #ask<K extends Report['kind']>(answer: K, orderOf: (index: number) => Order): Promise<Wanted<K>[]> {
    return Promise.all(
      this.#children.map((child, index) => {
        const heard = heardFrom(child, answer)
        child.send(orderOf(index))
        return heard
      }),
    )
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** The next report of this kind; rejects when the process says that it failed, or ends. */
function heardFrom<K extends Report['kind']>(child: ChildProcess, kind: K): Promise<Wanted<K>> {
  return new Promise((resolve, reject) => {
    const hear = (report: Report) => {
      if (report.kind === 'failed') done(() => reject(new Error(`A generator of load failed: ${report.why}`)))
      else if (isOf(report, kind)) done(() => resolve(report))
    }
    const ended = () => done(() => reject(new Error('A generator of load ended by itself.')))
    const done = (then: () => void) => {
      child.off('message', hear).off('exit', ended)
      then()
    }
    child.on('message', hear).on('exit', ended)
  })
}

function isOf<K extends Report['kind']>(report: Report, kind: K): report is Wanted<K> {
  return report.kind === kind
}
