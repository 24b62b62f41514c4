import { ClearCycleError } from 'shared/errors'
import { inFewLines } from '../lib/few-lines'
import { replayInThread } from './compaction-thread'
import { Compactor, limitsOf } from './compactor'
import { Flusher } from './flush'
import { Gateway } from './gateway'
import { Projector } from './projector'
import type { Room } from './room'
import { Rooms } from './rooms'
import type { Sync, SyncSettings } from './sync'
import { nobodyWatching } from './watch'

const projectAfterMs = 300
/** Whoever looks at a dashboard while a team types sees it this much later at most. */
const projectEveryMs = 2000
const lingerMs = 30_000

/** Puts the parts of the live documents together. */
export function createSync(given: SyncSettings): Sync {
  // While a disk is full, everybody tries again and again.
  const settings = { ...given, logger: inFewLines(given.logger, given.now) }
  const { logger, log, afterCommit, watch = nobodyWatching } = settings
  const flusher = new Flusher(log, (error, documentIds) => logger.error({ err: error, documentIds }, 'A flush failed'), watch, settings.now)
  const projector = new Projector({ ...settings, delayMs: projectAfterMs, restMs: projectEveryMs })
  const compactor = new Compactor({ replay: replayInThread, limits: limitsOf(settings.compactAfterEdits), ...settings })
  const rooms = new Rooms({
    ...settings,
    flusher,
    projector,
    compactor,
    lingerMs,
    afterCommit({ document }) {
      try {
        afterCommit?.(document.documentId, document.kind)
      } catch (error) {
        logger.error({ err: error, documentId: document.documentId }, 'What follows a commit failed')
      }
    },
  })
  const gateway = new Gateway({ ...settings, rooms })

  const open = async (documentId: string): Promise<Room> => {
    const room = await rooms.open(documentId)
    if (room === null) throw new ClearCycleError('not-found', 'This page is not there any more.')
    return room
  }

  return {
    attach: (server) => gateway.attach(server),
    accept: (...socket) => gateway.accept(...socket),
    edit: async (documentId, by, change) => (await open(documentId)).edit(by, change),
    read: async (documentId, look) => (await (await open(documentId)).read(look)).value,
    async catchUp() {
      // Loading is enough: a room that finds its state behind projects it.
      for (const documentId of await settings.states.behind()) {
        await open(documentId).catch((error: unknown) => {
          logger.error({ err: error, documentId }, 'A document cannot be opened')
        })
      }
    },
    async restart(documentIds) {
      await Promise.all(documentIds.map((documentId) => rooms.restart(documentId)))
    },
    async figures() {
      const behind = await settings.states.behind()
      return { ...rooms.figures(), connections: gateway.size, projectionsBehind: behind.length, compactionsWaiting: compactor.waiting }
    },
    async drain() {
      gateway.deafen()
      await flusher.idle()
      await gateway.close()
      await compactor.stop()
      await rooms.close()
    },
  }
}
