/** A process that makes load, for bench/generator/generator.ts. */
import type { Order, Report } from './protocol'
import { Typists } from './typists'

let typists: Typists | null = null

const say = (report: Report) => process.send?.(report)

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'connect':
      typists = await Typists.connect(order.wire, order.seats, order.editsEach, order.marks)
      say({ kind: 'connected' })
      return
    case 'type': {
      if (typists === null) throw new Error('Nobody is connected.')
      const typed = await typists.type(order.perSecond, order.seconds, order.warmUpSeconds)
      say({ kind: 'typed', typed })
      return
    }
    case 'count':
      say({ kind: 'counts', counts: typists?.counts() ?? { sent: 0, delivered: 0 } })
      return
    default:
      order satisfies never
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => say({ kind: 'failed', why: String(error) }))
})
// Whoever started it has gone: so does it.
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
