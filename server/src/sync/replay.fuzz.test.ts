import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { replay } from './compaction-worker'

const people = 3

const edit = fc.record({
  person: fc.nat({ max: people - 1 }),
  at: fc.nat(1000),
  what: fc.constantFrom('type', 'type', 'type', 'erase', 'set', 'add row', 'take row', 'paragraph', 'no paragraph', 'bold', 'read'),
})
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never

/** What three people write who read each other now and then: their updates, in the order in which they came. */
function write(edits: readonly Edit[]): Uint8Array[] {
  const log: Uint8Array[] = []
  const read = Array.from({ length: people }, () => 0)
  const docs = read.map(() => {
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== log && log.push(update))
    return doc
  })
  for (const { person, at, what } of edits) {
    const doc = docs[person]
    if (doc === undefined) continue
    if (what !== 'read') {
      doc.transact(() => change(doc, what, at))
      continue
    }
    for (const update of log.slice(read[person])) Y.applyUpdate(doc, update, log)
    read[person] = log.length
  }
  return log
}

function change(doc: Y.Doc, what: Edit['what'], at: number): void {
  const text = doc.getText('title')
  const page = doc.getXmlFragment('notes')
  const rows = doc.getMap<Y.Map<unknown>>('rows')
  switch (what) {
    case 'type':
      return text.insert(at % (text.length + 1), 'word')
    case 'erase':
      return text.delete(at % (text.length + 1), Math.min(3, text.length - (at % (text.length + 1))))
    case 'set':
      return void doc.getMap('values').set(`n${at % 5}`, at)
    case 'add row':
      return void rows.set(`row ${at % 6}`, new Y.Map<unknown>([['text', new Y.Text('a row')], ['order', at]]))
    case 'take row':
      return rows.delete(`row ${at % 6}`)
    case 'paragraph': {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('said')])
      return page.insert(at % (page.length + 1), [paragraph])
    }
    case 'no paragraph':
      return page.length > 0 ? page.delete(at % page.length, 1) : undefined
    case 'bold':
      return text.format(0, Math.min(text.length, 4), { bold: true })
    case 'read':
      return
    default:
      what satisfies never
  }
}

function contentOf(updates: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const [words, page] = [doc.getText('title'), doc.getXmlFragment('notes')]
  return {
    plain: { words: words.toDelta() as unknown, page: page.toJSON(), rows: doc.getMap('rows').toJSON(), values: doc.getMap('values').toJSON() },
    snapshot: Y.encodeSnapshot(Y.snapshot(doc)),
  }
}

describe('a replay', () => {
  it('L4 makes the same document as the rows, whatever they hold, also when it is built on the one before', () => {
    const property = fc.property(fc.array(edit, { maxLength: 80 }), fc.nat(100), (edits, percent) => {
      const rows = write(edits)
      const split = Math.floor((rows.length * percent) / 100)
      // People who have not read each other leave no gap: each one's updates come in order.
      const older = replay(rows.slice(0, split))
      const newer = replay([older, ...rows.slice(split)])
      const whole = contentOf(rows)
      expect(contentOf([newer])).toEqual(whole)
      expect(contentOf([older, ...rows.slice(split)])).toEqual(whole)
    })
    fc.assert(property, { numRuns: 150 })
  })
})
