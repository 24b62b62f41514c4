import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cycleDocument, type CycleDocument, practiceDocument } from '../cycles/document'
import { cycleShape, practiceShape } from '../cycles/fields'
import { plainWords } from '../document/plain-words'
import { project } from '../document/projection'
import type { Shape } from '../document/shape'
import { valuesRoot } from '../document/shape'
import { writeRichText } from '../document/rich-text'
import { makeCycle, makePractice } from '../testing/builders'
import { plantJunk } from '../testing/junk'
import { editAtRandom } from '../testing/random-edits'
import { seededRandom } from '../testing/random'
import { compareDocuments } from './compare'
import { type Described, restoreInto } from './restore'
import { readRich } from './rich-tree'
import { neverRestored, signature, staysWhenAdded } from './rules'

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const restore = (document: Described, version: Y.Doc, only?: string[]): string[] =>
  document.doc.transact(() => restoreInto(document, version, only && new Set(only)), 'the server')

/** Everything that a restore is to bring back of a document, to compare: rich texts with emphasis, rows in their order. */
function told({ shape, doc }: Described, like: Y.Doc): Record<string, unknown> {
  const view: Record<string, unknown> = project(shape, doc).view
  const names = Object.keys(view).filter((name) => !neverRestored.has(name) && name !== 'counts')
  return Object.fromEntries(
    names.map((name) => {
      if (shape.fields[name]?.kind === 'rich') return [name, readRich(doc.getXmlFragment(name))]
      const rows: unknown = view[name]
      if (!Array.isArray(rows)) return [name, rows]
      const known = like.getMap(name)
      const kept = rows.filter(({ id }: { id: string }) => !staysWhenAdded.has(name) || known.has(id))
      return [name, kept.map((row: Record<string, unknown>) => ({ ...row, [signature]: undefined }))]
    }),
  )
}

const shapes: readonly Shape[] = [cycleShape, practiceShape]
const runs = fc.record({ seed: fc.integer(), shape: fc.constantFrom(...shapes), first: fc.integer({ min: 0, max: 60 }), later: fc.integer({ min: 0, max: 60 }) })

function edited({ seed, shape, first, later }: { seed: number; shape: Shape; first: number; later: number }) {
  const random = seededRandom(seed)
  const document = { shape, doc: new Y.Doc() }
  for (let n = 0; n < first; n++) editAtRandom(document, random)
  const version = copyOf(document.doc)
  for (let n = 0; n < later; n++) editAtRandom(document, random)
  return { document, version, random }
}

describe('L5 restoring a version', () => {
  it('makes the page say what the version said, whatever was done since', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { document, version } = edited(run)
        restore(document, version)
        expect(told(document, version)).toEqual(told({ ...document, doc: version }, version))
      }),
      { numRuns: 150 },
    )
  })

  it('loses no row: what was added since stands in the Removed tray', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { document, version } = edited(run)
        const before = project(document.shape, document.doc)
        restore(document, version)
        const after = project(document.shape, document.doc)
        const idsOf = ({ view, removed }: { view: object; removed: readonly { id: string }[] }) => [...Object.values(view).flatMap((part) => (Array.isArray(part) ? part.map(({ id }: { id: string }) => id) : [])), ...removed.map(({ id }) => id)]
        const all = new Set(idsOf(after))
        expect(idsOf(before).filter((id) => !all.has(id))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('and undoing the restore makes it say again what it said before', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { document, version } = edited(run)
        const before = copyOf(document.doc)
        restore(document, version)
        restore(document, before)
        expect(told(document, before)).toEqual(told({ ...document, doc: before }, before))
      }),
      { numRuns: 100 },
    )
  })

  it('changes nothing, and writes nothing, where the page says it already', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { document } = edited({ ...run, later: 0 })
        let writes = 0
        document.doc.on('update', () => writes++)
        expect(restore(document, copyOf(document.doc))).toEqual([])
        expect(writes).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  it('merges with what colleagues did offline meanwhile: every page ends up the same', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 1, max: 20 }), (run, offline) => {
        const { document, version, random } = edited(run)
        const theirs = { ...document, doc: copyOf(document.doc) }
        for (let n = 0; n < offline; n++) editAtRandom(theirs, random)
        restore(document, version)
        const [ours, away] = [Y.encodeStateAsUpdate(document.doc), Y.encodeStateAsUpdate(theirs.doc)]
        Y.applyUpdate(document.doc, away)
        Y.applyUpdate(theirs.doc, ours)
        expect(project(theirs.shape, theirs.doc)).toEqual(project(document.shape, document.doc))
      }),
      { numRuns: 60 },
    )
  })
})

describe('L5 a document in which something lies that no page of ours puts there', () => {
  it('is restored without an error, as far as it can be told', () => {
    const names = Object.keys({ ...cycleShape.fields, ...cycleShape.tables, ...cycleShape.grids, values: null })
    fc.assert(
      fc.property(fc.integer(), fc.subarray(names, { minLength: 1, maxLength: 6 }), fc.boolean(), (seed, planted, inVersion) => {
        const random = seededRandom(seed)
        const sound = { shape: cycleShape, doc: new Y.Doc() }
        for (let n = 0; n < 20; n++) editAtRandom(sound, random)
        const odd = new Y.Doc()
        for (const name of planted) plantJunk(odd, name, random)
        // As from a log: nobody has said yet of which kind its roots are.
        const [from, to] = [copyOf(odd), copyOf(sound.doc)]
        const [document, version] = inVersion ? [to, from] : [from, to]
        const { step } = project(cycleShape, document).view
        restore({ shape: cycleShape, doc: document }, version)
        compareDocuments([{ document: 'cycle', before: version, after: document }])
        expect(project(cycleShape, document).view.step).toBe(step)
      }),
      { numRuns: 150 },
    )
  })
})

/** Texts in which every word is another one, so that a word that stands twice was doubled. */
describe('L5 a restore while a colleague is typing', () => {
  type Target = Y.Text | Y.XmlText
  const places: [string, (doc: Y.Doc) => Target, (doc: Y.Doc) => string][] = [
    ['a typed field', (doc) => doc.getText('worry'), (doc) => cycleDocument(doc).project().view.worry],
    ['a rich text', (doc) => firstText(doc), (doc) => cycleDocument(doc).project().view.strengths],
  ]

  it.each(places)('keeps the later words in %s, and doubles none', (_place, textOf, wordsIn) => {
    const edits = fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom('type', 'cut') }), { maxLength: 8 })
    fc.assert(
      fc.property(edits, edits, (before, meanwhile) => {
        const room = makeCycle({ worry: 'a1 a2 a3 a4 a5 a6', strengths: 'a1 a2 a3 a4 a5 a6' }).doc
        const version = copyOf(room)
        apply(textOf(room), before, 'b')
        const colleague = copyOf(room)
        const typed = apply(textOf(colleague), meanwhile, 'c')
        restore({ shape: cycleShape, doc: room }, version)
        Y.applyUpdate(room, Y.encodeStateAsUpdate(colleague))
        const words: readonly string[] = wordsIn(room).match(/[abc]\d+/g) ?? []
        expect(words.toSorted()).toEqual([...new Set(words)].toSorted())
        expect(typed.filter((word) => !words.includes(word))).toEqual([])
      }),
    )
  })

  function firstText(doc: Y.Doc): Target {
    const [paragraph] = doc.getXmlFragment('strengths').toArray()
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(text instanceof Y.XmlText)) throw new Error('no paragraph with words')
    return text
  }

  /** Types new words and cuts old ones, at the borders of words. Returns the words that were typed and not cut again. */
  function apply(text: Target, edits: readonly { at: number; kind: string }[], letter: string): string[] {
    const typed = new Set<string>()
    edits.forEach(({ at, kind }, index) => {
      const words = plainWords(text, () => {}).split(' ').filter(Boolean)
      const place = words.length === 0 ? 0 : at % words.length
      const start = words.slice(0, place).join(' ').length + (place === 0 ? 0 : 1)
      const word = words[place]
      if (kind === 'type' || word === undefined) {
        typed.add(`${letter}${index}`)
        text.insert(start, `${letter}${index} `)
      } else {
        text.delete(start, Math.min(word.length + 1, text.length - start))
        typed.delete(word)
      }
    })
    return [...typed]
  }
})

describe('L5 what a restore leaves alone', () => {
  const at = (document: CycleDocument) => document.project().view

  it('is where the team stands, what was turned over, and everybody’s votes', () => {
    const cycle = makeCycle({ step: 'C', votes: {} })
    const version = copyOf(cycle.doc)
    cycle.set('step', 'R')
    cycle.set('cardsRevealed', true)
    cycle.set('predictionsRevealed', true)
    cycle.grid('votes').set('card/amara', true)
    cycle.transact(() => cycle.text('worry').insert(0, 'later'))
    expect(restore(cycle, version)).toEqual(['worry'])
    expect(at(cycle)).toMatchObject({ step: 'R', cardsRevealed: true, predictionsRevealed: true, worry: '', votes: { 'card/amara': true } })
  })

  it('is what people gave out of their own pages since: it would not come a second time', () => {
    const cycle = makeCycle({ cards: [{ id: 'old', kind: 'start', text: 'Begin' }] })
    const version = copyOf(cycle.doc)
    cycle.table('cards').add({ kind: 'stop', text: 'End' }, { id: 'given' })
    cycle.table('cards').remove('old')
    cycle.table('observations').add({ text: 'later' }, { id: 'seen' })
    restore(cycle, version)
    expect(at(cycle).cards.map(({ id }) => id).toSorted()).toEqual(['given', 'old'])
    expect(at(cycle).observations).toEqual([])
    expect(cycle.project().removed).toEqual([{ table: 'observations', id: 'seen', words: ['later'] }])

    const practice = makePractice({ tries: [{ id: 'first', did: 'Read aloud' }] })
    const before = copyOf(practice.doc)
    practice.table('tries').add({ did: 'Again' }, { id: 'second' })
    restore(practice, before)
    expect(practice.project().view.tries.map(({ id }) => id)).toEqual(['first', 'second'])
  })

  it('is whose it is: a name that was taken back does not come back, and none is taken away', () => {
    const practice = makePractice({ tries: [{ id: 'one', did: 'Read', signedBy: 'amara' }, { id: 'two', did: 'Asked' }] })
    const version = copyOf(practice.doc)
    practice.table('tries').set('one', 'signedBy', null)
    practice.table('tries').set('two', 'signedBy', 'ben')
    expect(restore(practice, version)).toEqual([])
    expect(practice.project().view.tries.map(({ signedBy }) => signedBy)).toEqual([null, 'ben'])
  })

  it('never makes anew what somebody gave and what is gone from the document', () => {
    const version = makePractice({ tries: [{ id: 'gone', did: 'Read' }], inTheWay: [{ id: 'undone', text: 'No time' }] }).doc
    const practice = practiceDocument(new Y.Doc())
    restore(practice, version)
    expect(practice.project().view.tries).toEqual([])
    // A row whose author has undone that they added it is nowhere any more: it is made again, under its own id.
    expect(practice.project().view.inTheWay).toEqual([{ id: 'undone', clause: null, text: 'No time' }])
  })

  it('are the counts of rows that it puts into the tray, so that these come back with theirs', () => {
    const cycle = makeCycle({ waves: [{ id: 'w', wave: 'baseline' }], counts: { 'w/whole/n': 70 } })
    const version = copyOf(cycle.doc)
    cycle.table('waves').add({ wave: 'mid' }, { id: 'late' })
    cycle.grid('counts').set('late/whole/n', 71)
    cycle.grid('counts').set('w/whole/n', 68)
    cycle.grid('counts').set('w/whole/met', 5)
    restore(cycle, version)
    expect(at(cycle).counts).toEqual({ 'w/whole/n': 70, 'late/whole/n': 71 })
  })

  it('is everything but the fields that were asked for', () => {
    const cycle = makeCycle({ worry: 'first', because: 'first' })
    const version = copyOf(cycle.doc)
    for (const field of ['worry', 'because'] as const) cycle.transact(() => cycle.text(field).insert(0, 'not '))
    expect(restore(cycle, version, ['worry'])).toEqual(['worry'])
    expect(at(cycle)).toMatchObject({ worry: 'first', because: 'not first' })
  })
})

describe('L5 a restore marks what it has changed, so that pages forget their undo of it', () => {
  it('by field and by row, each time anew', () => {
    const cycle = makeCycle({ worry: 'a', observations: [{ id: 'row', text: 'b' }] })
    const version = copyOf(cycle.doc)
    for (const times of [1, 2]) {
      cycle.transact(() => cycle.text('worry').insert(0, 'x'))
      cycle.table('observations').remove('row')
      restore(cycle, version)
      expect(cycle.project().view.restored).toEqual({ worry: times, 'observations/row': times })
    }
  })
})

describe('L5 a rich text', () => {
  it('keeps the paragraphs that are the same, with what is typed in them, when one before them goes', () => {
    const doc = new Y.Doc()
    writeRichText(doc.getXmlFragment('strengths'), 'They retell\nThey infer')
    const version = copyOf(doc)
    const added = new Y.XmlElement('paragraph')
    added.insert(0, [new Y.XmlText('They guess')])
    doc.getXmlFragment('strengths').insert(1, [added])
    const last = doc.getXmlFragment('strengths').get(2)
    restore({ shape: cycleShape, doc }, version)
    expect(doc.getXmlFragment('strengths').get(1)).toBe(last)
    expect(doc.getMap(valuesRoot).size).toBe(0)
  })
})
