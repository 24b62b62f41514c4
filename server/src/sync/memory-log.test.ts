import { logContract } from './log.contract'
import { MemoryLog } from './memory-log'

logContract('the log in memory', async () => {
  const log = new MemoryLog()
  return {
    log,
    async create(documentId, seed) {
      const rows = [{ bytes: seed, at: 1, personId: null }]
      log.documents.set(documentId, {
        documentId,
        buildingId: 'b1',
        kind: 'cycle',
        cycleId: `cycle of ${documentId}`,
        epoch: 1,
        accessVersion: 1,
        rows,
      })
    },
    async raiseAccessVersion(documentId) {
      const document = log.documents.get(documentId)
      if (document !== undefined) document.accessVersion++
    },
    async rows(documentId) {
      const rows = log.documents.get(documentId)?.rows ?? []
      return rows.map(({ personId }, index) => ({ seq: index + 1, personId }))
    },
    async close() {},
  }
})
