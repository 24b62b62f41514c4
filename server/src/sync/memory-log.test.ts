import { describe, expect, it } from 'vitest'
import { recoveryMs } from './log'
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
    async recovered(documentId) {
      return (log.documents.get(documentId)?.rows ?? []).flatMap(({ seq, recovered }) => (recovered ? [seq] : []))
    },
    async recoverUntil(documentId, at) {
      const document = log.documents.get(documentId)
      if (document !== undefined) document.recoveringUntil = at
    },
    async restart(documentId, change) {
      const document = log.documents.get(documentId)
      if (document !== undefined) document[change]++
    },
    async close() {},
  }
})

describe('the log in memory', () => {
  it('L7 goes back to a backup under a generation of its own, and recovers from then on', async () => {
    const log = new MemoryLog()
    log.create('d1', new Uint8Array([0, 0]))
    log.create('d2', new Uint8Array([0, 0]))
    const backup = log.backup()
    const update = { bytes: new Uint8Array([0, 0]), at: 2, personId: 'p1', accessVersion: 1, binds: [7] }
    const batch = { documentId: 'd1', buildingId: 'b1', epoch: 1, generation: 1, headSeq: 1, updates: [update] }
    expect(await log.append([batch])).toEqual(['committed'])
    log.create('since', new Uint8Array([0, 0]))
    const begunAgain = log.documents.get('d2')
    if (begunAgain !== undefined) begunAgain.epoch = 4
    log.restore(backup, 50)
    expect(log.read('d1')).toMatchObject({
      ...{ epoch: 1, generation: 2, headSeq: 1, recoveringUntil: 50 + recoveryMs },
      ...{ clientIds: new Map([[7, 'p1']]), boundSince: new Set() },
    })
    expect(log.read('d2')).toMatchObject({ epoch: 5, generation: 2, recoveringUntil: null })
    expect(log.read('since')).toBeNull()
    expect(await log.append([batch])).toEqual(['moved'])
    log.restore(backup, 60)
    expect(log.read('d1')).toMatchObject({ generation: 3 })
  })
})
