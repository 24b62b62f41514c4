import { logContract } from './log.contract'
import { MemoryLog } from './memory-log'

logContract('the log in memory', async () => {
  const log = new MemoryLog()
  return {
    log,
    async create(documentId, seed) {
      log.create(documentId, seed)
    },
    async raiseAccessVersion(documentId) {
      const document = log.documents.get(documentId)
      if (document !== undefined) document.accessVersion++
    },
    async rows(documentId) {
      const rows = log.documents.get(documentId)?.rows ?? []
      return rows.map(({ seq, personId }) => ({ seq, personId }))
    },
    async damageSnapshot(documentId, seq) {
      const snapshot = log.documents.get(documentId)?.snapshots.find((kept) => kept.seq === seq)
      if (snapshot !== undefined) snapshot.bytes = snapshot.bytes.with(-1, 99)
    },
    async snapshots(documentId) {
      return (log.documents.get(documentId)?.snapshots ?? []).map(({ seq }) => seq)
    },
    async restart(documentId, change) {
      const document = log.documents.get(documentId)
      if (document !== undefined) document[change]++
    },
    async close() {},
  }
})
