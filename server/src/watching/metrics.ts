import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { type Closing, closings, type DoorRefusal, doorRefusals, ruleOfRefusal } from 'shared/sync/rules'
import type { Refusal } from 'shared/sync/wire'
import type { SyncFigures } from '../sync/watch'
import { watchProcess } from './process'

/** Seconds: from a disk that answers at once to one that hangs. */
const diskSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const rowCounts = [1, 3, 10, 30, 100, 300, 1000, 5000]
const byteCounts = [100, 1_000, 10_000, 100_000, 1_000_000]
const requestSeconds = [0.05, 0.25, 1, 5]

/** What is asked when somebody looks, not counted as it happens. */
export interface Looked extends SyncFigures {
  database: { file: number; log: number }
}

export type Metrics = ReturnType<typeof createMetrics>

/**
 * Everything that `/metrics` says (docs/operating.md, "Watching it"). No label holds an id, a name, an address or a path
 * with one in it: each has a short list of values that is in the code.
 */
export function createMetrics() {
  const register = new Registry()
  const registers = [register]
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) => new Counter({ name: `clear_cycle_${name}`, help, labelNames, registers })
  const gauge = (name: string, help: string) => new Gauge({ name: `clear_cycle_${name}`, help, registers })
  const histogram = <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
    new Histogram({ name: `clear_cycle_${name}`, help, buckets, labelNames, registers })

  const refused = counter('updates_refused_total', 'Updates refused for good, by the rule of docs/sync.md and the reason that the client hears.', 'rule', 'reason')
  const turnedAway = counter('upgrades_refused_total', 'WebSocket upgrades refused before there was a socket.', 'rule', 'reason')
  const closed = counter('sockets_closed_total', 'Sockets that the server has closed.', 'rule', 'reason', 'code')
  // From the start at 0, so that the first one is seen as a rise.
  for (const [reason, rule] of Object.entries(ruleOfRefusal)) refused.inc({ reason, rule }, 0)
  for (const [reason, { rule }] of Object.entries(doorRefusals)) turnedAway.inc({ reason, rule }, 0)
  for (const [reason, { rule, code }] of Object.entries(closings)) closed.inc({ reason, rule, code }, 0)

  const looked: [Gauge, (now: Looked) => number][] = [
    [gauge('rooms', 'Documents in memory.'), ({ rooms }) => rooms],
    [gauge('connections', 'Open sockets of live documents.'), ({ connections }) => connections],
    [gauge('queue_rows', 'Edits staged and not yet on the disk.'), ({ queuedRows }) => queuedRows],
    [gauge('queue_bytes', 'Bytes of edits staged and not yet on the disk.'), ({ queuedBytes }) => queuedBytes],
    [gauge('projections_behind', 'Documents whose plain state, which boards read, is behind their log (L8).'), ({ projectionsBehind }) => projectionsBehind],
    [gauge('compactions_waiting', 'Documents that wait to be compacted (L4).'), ({ compactionsWaiting }) => compactionsWaiting],
    [gauge('database_bytes', 'Size of the database file.'), ({ database }) => database.file],
    [gauge('database_log_bytes', 'Size of the write-ahead log of the database.'), ({ database }) => database.log],
  ]
  const ownProcess = watchProcess(register)

  return {
    append: {
      seconds: histogram('append_seconds', 'How long a flush took until its edits were on the disk.', diskSeconds),
      rows: histogram('append_rows', 'Edits in a flush.', rowCounts),
      bytes: histogram('append_bytes', 'Bytes of edits in a flush.', byteCounts),
      failed: counter('append_failures_total', 'Flushes that failed, or of which nobody can tell.'),
    },
    acknowledged: histogram('ack_seconds', 'From an edit being staged to its acknowledgement being sent. Clients gather their questions for 50 ms.', diskSeconds),
    refused: (reason: Refusal) => refused.inc({ reason, rule: ruleOfRefusal[reason] }),
    turnedAway: (reason: DoorRefusal) => turnedAway.inc({ reason, rule: doorRefusals[reason].rule }),
    closed: (reason: Closing) => closed.inc({ reason, rule: closings[reason].rule, code: closings[reason].code }),
    left: counter('sockets_left_total', 'Sockets that their clients have closed, or that broke off (1006).', 'code'),
    askedAgain: counter('gaps_asked_again_total', 'Updates dropped because they lack what comes before; their sender was asked again (G3).'),
    compacted: counter('compactions_total', 'Compactions by how they ended (L4).', 'outcome'),
    projectionFailed: counter('projection_failures_total', 'Plain states that could not be made, and will be later (L8).'),
    checks: counter('connection_checks_total', 'Sockets of the page that checks the connection, by how they were received.', 'outcome'),
    requests: {
      total: counter('http_requests_total', 'HTTP requests, by route as declared and class of status.', 'method', 'route', 'status'),
      seconds: histogram('http_request_seconds', 'How long HTTP requests took, streams left out.', requestSeconds, 'method', 'route'),
    },
    contentType: register.contentType,
    stop: ownProcess.stop,
    /** All of it as Prometheus reads it, with what `look` sees now. */
    async text(now: Looked): Promise<string> {
      for (const [one, of] of looked) one.set(of(now))
      await ownProcess.look()
      return register.metrics()
    },
  }
}
