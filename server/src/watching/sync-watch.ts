import { type Closing, closings, doorRefusals, ruleOfRefusal } from 'shared/sync/rules'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { SyncWatch } from '../sync/watch'
import type { Metrics } from './metrics'
import { fewLines } from '../lib/few-lines'

/** Happens to honest people every day: signed out, a role changed, an older tab. */
const ordinary: ReadonlySet<Closing> = new Set<Closing>(['signed-out', 'no-access', 'gone', 'role-changed', 'epoch-changed', 'old-code', 'stopping'])

/** What a client may have closed with; anything else it can think of is 'other'. */
const knownCodes: ReadonlySet<number> = new Set([1000, 1001, 1005, 1006])

/**
 * Counts what the live documents do, and writes down each refusal with its rule: the same rule and reason in the log, in
 * the metric and in the answer to the client.
 */
export function watchSync(metrics: Metrics, logger: Logger, now: Clock): SyncWatch {
  const log = fewLines(now)
  return {
    appended(ms, rows, bytes) {
      metrics.append.seconds.observe(ms / 1000)
      metrics.append.rows.observe(rows)
      metrics.append.bytes.observe(bytes)
    },
    appendFailed: () => metrics.append.failed.inc(),
    acknowledged: (ms) => metrics.acknowledged.observe(ms / 1000),
    refused(why, documentId) {
      metrics.refused(why)
      const rule = ruleOfRefusal[why]
      log(`update ${why}`, (unsaid) => logger.warn({ rule, why, documentId, ...unsaid }, 'An update was refused'))
    },
    turnedAway(why) {
      metrics.turnedAway(why)
      const { rule, status } = doorRefusals[why]
      log(`upgrade ${why}`, (unsaid) => logger.warn({ rule, why, status, ...unsaid }, 'An upgrade was refused'))
    },
    closed(why, documentId) {
      metrics.closed(why)
      const { rule, code } = closings[why]
      const level = ordinary.has(why) ? 'info' : 'warn'
      log(`close ${why}`, (unsaid) => logger[level]({ rule, why, code, documentId, ...unsaid }, 'A socket was closed'))
    },
    left: (code) => metrics.left.inc({ code: knownCodes.has(code) ? code : 'other' }),
    askedAgain: () => metrics.askedAgain.inc(),
    compacted: (outcome) => metrics.compacted.inc({ outcome }),
    projectionFailed: () => metrics.projectionFailed.inc(),
  }
}
