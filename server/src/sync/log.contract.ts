import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Batch, DamagedLog, type Log, type LoggedDocument, type NewUpdate, recoveryMs, type Snapshot } from './log'

/** What the suite needs beside the log: the things that features do to documents. */
export interface LogFixture {
  log: Log
  /** Creates a shared document with this seed. */
  create(documentId: string, seed: Uint8Array): Promise<void>
  /** Somebody's right to edit has changed. */
  raiseAccessVersion(documentId: string): Promise<void>
  /** The rows as (seq, person) in order. */
  rows(documentId: string): Promise<{ seq: number; personId: string | null }[]>
  /** One byte of the snapshot of this row is not what was written. */
  damageSnapshot(documentId: string, seq: number): Promise<void>
  /** The last rows of the snapshots, in order. */
  snapshots(documentId: string): Promise<number[]>
  /** Rows that bring back what others had written. */
  recovered(documentId: string): Promise<number[]>
  /** The document has begun again, or a backup has been restored. */
  restart(documentId: string, change: 'epoch' | 'generation'): Promise<void>
  /** The document recovers until then, milliseconds since 1970. */
  recoverUntil(documentId: string, at: number): Promise<void>
  close(): Promise<void>
}

/** What every storage of documents promises (docs/sync.md). Run it over each implementation. */
export function logContract(name: string, open: () => Promise<LogFixture>): void {
  describe(name, () => {
    let fixture: LogFixture

    beforeEach(async () => {
      fixture = await open()
      await fixture.create('d1', textUpdate('seed'))
      await fixture.create('d2', textUpdate('other'))
    })
    afterEach(() => fixture.close())

    const batch = (headSeq: number, updates: NewUpdate[], documentId = 'd1'): Batch => ({
      documentId,
      buildingId: 'b1',
      epoch: 1,
      generation: 1,
      headSeq,
      updates,
    })
    const words = (text: string, accessVersion: number | null = 1): NewUpdate => ({
      bytes: textUpdate(text),
      at: 5,
      personId: accessVersion === null ? null : 'p1',
      accessVersion,
    })

    it('L1 numbers the updates of a document from its seed on, in the order of their commits', async () => {
      expect(await fixture.log.append([batch(1, [words('a'), words('b', null)])])).toEqual(['committed'])
      expect(await fixture.log.append([batch(3, [words('c')])])).toEqual(['committed'])
      expect(await fixture.rows('d1')).toEqual([
        { seq: 1, personId: null },
        { seq: 2, personId: 'p1' },
        { seq: 3, personId: null },
        { seq: 4, personId: 'p1' },
      ])
    })

    it('L1 gives back every byte, in order', async () => {
      const updates = ['a', 'b', 'c'].map((text) => words(text))
      await fixture.log.append([batch(1, updates)])
      const document = await fixture.log.load('d1')
      expect(document).toMatchObject({ documentId: 'd1', buildingId: 'b1', kind: 'cycle', epoch: 1, headSeq: 4 })
      expect(document?.updates.slice(1).map((bytes) => [...bytes])).toEqual(updates.map(({ bytes }) => [...bytes]))
    })

    it('G2 remembers who was the first to write under a client id, and nobody for what was not written', async () => {
      await fixture.log.append([batch(1, [{ ...words('a'), binds: [7, 2 ** 32 - 1] }, words('b', null)])])
      await fixture.log.append([batch(3, [{ ...words('c'), binds: [7] }], 'd1'), batch(1, [words('d')], 'd2')])
      await fixture.log.append([batch(1, [{ ...words('too late'), binds: [8] }])])
      expect((await fixture.log.load('d1'))?.clientIds).toEqual(new Map([[7, 'p1'], [2 ** 32 - 1, 'p1']]))
      expect((await fixture.log.load('d2'))?.clientIds).toEqual(new Map())
    })

    it('L2 appends for several documents at once', async () => {
      expect(await fixture.log.append([batch(1, [words('a')]), batch(1, [words('b')], 'd2')])).toEqual([
        'committed',
        'committed',
      ])
      expect((await fixture.log.load('d1'))?.headSeq).toBe(2)
      expect((await fixture.log.load('d2'))?.headSeq).toBe(2)
    })

    it('writes nothing for a writer that believes in another head, and the rest all the same', async () => {
      expect(await fixture.log.append([batch(2, [words('a')]), batch(1, [words('b')], 'd2')])).toEqual([
        'moved',
        'committed',
      ])
      expect((await fixture.log.load('d1'))?.headSeq).toBe(1)
    })

    it('A2 writes nothing by someone whose right to edit has been looked at before it changed', async () => {
      await fixture.raiseAccessVersion('d1')
      expect(await fixture.log.append([batch(1, [words('a', 1)])])).toEqual(['access-changed'])
      expect(await fixture.log.append([batch(1, [words('a', 2), words('server', null)])])).toEqual(['committed'])
    })

    it('says that a document is gone, or of another epoch', async () => {
      expect(await fixture.log.append([batch(1, [words('a')], 'nowhere')])).toEqual(['gone'])
      expect(await fixture.log.append([{ ...batch(1, [words('a')]), epoch: 2 }])).toEqual(['epoch-changed'])
    })

    it('L7 writes nothing for a writer that has read the log before a backup took its place', async () => {
      await fixture.restart('d1', 'generation')
      expect(await fixture.log.append([batch(1, [words('a')])])).toEqual(['moved'])
      expect(await fixture.log.load('d1')).toMatchObject({ generation: 2, headSeq: 1 })
      expect(await fixture.log.append([{ ...batch(1, [words('a')]), generation: 2 }])).toEqual(['committed'])
    })

    it('G2 knows until when a document recovers, what was brought back, and which ids were bound since', async () => {
      const at = (time: number, update: Partial<NewUpdate> = {}): NewUpdate => ({ ...words('a'), at: time, ...update })
      await fixture.log.append([batch(1, [at(5, { binds: [7] })])])
      expect(await fixture.log.load('d1')).toMatchObject({ recoveringUntil: null, boundSince: new Set() })
      const restoredAt = 1000
      await fixture.recoverUntil('d1', restoredAt + recoveryMs)
      await fixture.log.append([batch(2, [at(restoredAt, { binds: [7, 8] }), at(restoredAt, { recovered: true })])])
      expect(await fixture.log.load('d1')).toMatchObject({
        recoveringUntil: restoredAt + recoveryMs,
        clientIds: new Map([[7, 'p1'], [8, 'p1']]),
        boundSince: new Set([8]),
      })
      expect(await fixture.recovered('d1')).toEqual([4])
    })

    describe('compaction', () => {
      const snapshotAt = async (seq: number): Promise<Snapshot> => {
        const logged = await fixture.log.load('d1')
        if (logged === null) throw new Error('d1 is gone')
        const { documentId, buildingId, epoch, generation, snapshotSeq, updates } = logged
        return { documentId, buildingId, epoch, generation, seq, bytes: Y.mergeUpdates(updates.slice(0, seq - snapshotSeq + 1)), at: seq }
      }
      const fill = async (rows: number) => {
        const head = (await fixture.log.load('d1'))?.headSeq ?? 0
        await fixture.log.append([batch(head, Array.from({ length: rows }, (_, index) => words(`word ${head + index + 1}`)))])
      }
      const compact = async (seq: number) => {
        expect(await fixture.log.keep(await snapshotAt(seq))).toBe(true)
        await fixture.log.prune('d1', 1)
      }
      const stateOf = (logged: LoggedDocument | null) => {
        const doc = new Y.Doc()
        for (const update of logged?.updates ?? []) Y.applyUpdate(doc, update)
        return Y.encodeStateVector(doc)
      }

      it('L4 opens the newest snapshot with every row after it', async () => {
        await fill(9)
        const before = stateOf(await fixture.log.load('d1'))
        await compact(6)
        const logged = await fixture.log.load('d1')
        expect(logged).toMatchObject({ headSeq: 10, snapshotSeq: 6, damagedSnapshots: 0 })
        expect(logged?.updates).toHaveLength(5)
        expect(stateOf(logged)).toEqual(before)
        expect(await fixture.log.append([batch(10, [words('later')])])).toEqual(['committed'])
      })

      it('L4 opens the snapshot before, without loss, when one is not what was written, and the one before that', async () => {
        await fill(3)
        for (const seq of [4, 8, 12, 16]) {
          await compact(seq)
          await fill(4)
        }
        expect(await fixture.snapshots('d1')).toEqual([8, 12, 16])
        const whole = stateOf(await fixture.log.load('d1'))
        await fixture.damageSnapshot('d1', 16)
        const older = await fixture.log.load('d1')
        expect(older).toMatchObject({ headSeq: 20, snapshotSeq: 12, damagedSnapshots: 1 })
        expect(stateOf(older)).toEqual(whole)
        await fixture.damageSnapshot('d1', 12)
        const oldest = await fixture.log.load('d1')
        expect(oldest).toMatchObject({ headSeq: 20, snapshotSeq: 8, damagedSnapshots: 2 })
        expect(stateOf(oldest)).toEqual(whole)
        await fixture.damageSnapshot('d1', 8)
        await expect(fixture.log.load('d1')).rejects.toThrow(DamagedLog)
      })

      it('L4 deletes exactly the rows that three good snapshots hold, and no row before there are three', async () => {
        await fill(19)
        const rows = async () => (await fixture.rows('d1')).map(({ seq }) => seq)
        await compact(5)
        await compact(10)
        expect(await rows()).toHaveLength(20)
        await fixture.damageSnapshot('d1', 10)
        await compact(15)
        expect(await rows()).toHaveLength(20)
        expect(await fixture.snapshots('d1')).toEqual([5, 15])
        await compact(18)
        expect(await rows()).toEqual(Array.from({ length: 15 }, (_, index) => index + 6))
      })

      it('L4 deletes thousands of rows too', async () => {
        await fill(1999)
        for (const seq of [1200, 1300, 1400]) await compact(seq)
        expect((await fixture.rows('d1')).map(({ seq }) => seq)).toEqual(Array.from({ length: 800 }, (_, index) => index + 1201))
        expect((await fixture.log.load('d1'))?.headSeq).toBe(2000)
      })

      it('L4 keeps a good snapshot of the same row beside a damaged one, never over it', async () => {
        await fill(3)
        await compact(4)
        const good = await snapshotAt(4)
        await fixture.damageSnapshot('d1', 4)
        expect((await fixture.log.load('d1'))?.snapshotSeq).toBe(0)
        expect(await fixture.log.keep(good)).toBe(true)
        expect(await fixture.snapshots('d1')).toEqual([4, 4])
        expect((await fixture.log.load('d1'))?.snapshotSeq).toBe(4)
      })

      it('L7 keeps no snapshot of a document that has begun again, was restored, or is gone', async () => {
        await fill(3)
        const old = await snapshotAt(4)
        expect(await fixture.log.keep({ ...old, seq: 5 })).toBe(false)
        expect(await fixture.log.keep({ ...old, documentId: 'nowhere' })).toBe(false)
        await fixture.restart('d1', 'generation')
        expect(await fixture.log.keep(old)).toBe(false)
        expect(await fixture.log.keep({ ...old, generation: 2 })).toBe(true)
        await fixture.restart('d1', 'epoch')
        expect(await fixture.log.keep({ ...old, generation: 2 })).toBe(false)
        expect(await fixture.log.load('d1')).toMatchObject({ epoch: 2, snapshotSeq: 0 })
      })
    })

    it('L3 says null for no document, which is not an empty one', async () => {
      expect(await fixture.log.load('nowhere')).toBeNull()
    })
  })
}

function textUpdate(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}
