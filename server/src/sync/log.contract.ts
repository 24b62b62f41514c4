import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Batch, Log, NewUpdate } from './log'

/** What the suite needs beside the log: the things that features do to documents. */
export interface LogFixture {
  log: Log
  /** Creates a shared document with this seed. */
  create(documentId: string, seed: Uint8Array): Promise<void>
  /** Somebody's right to edit has changed. */
  raiseAccessVersion(documentId: string): Promise<void>
  /** The rows as (seq, person) in order. */
  rows(documentId: string): Promise<{ seq: number; personId: string | null }[]>
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
