import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cycleDocument, personalDocument } from '../cycles/document'
import { documentKinds, shapes } from '../cycles/fields'
import { project } from '../document/projection'
import { editAtRandom } from '../testing/random-edits'
import { seededRandom } from '../testing/random'
import { replaceIn } from './replace'
import { rewrite, textsOf } from './rewrite'
import { matchesIn, needleOf } from './words'

const maya = needleOf('Maya', false)
const nobody = needleOf('Nobody Whoever', false)

function rowsOf(doc: Y.Doc, table: string): { id: string; row: Y.Map<unknown> }[] {
  return [...doc.getMap(table).entries()].flatMap(([id, row]: [string, unknown]) => (row instanceof Y.Map ? [{ id, row }] : []))
}

/** A rich text with its nodes and marks. */
function markup(doc: Y.Doc, name: string): string {
  const fragment: { toString(): string } = doc.getXmlFragment(name)
  return fragment.toString()
}

/** Everything that the page shows of it, with the formatting of its rich texts. */
function whole(kind: keyof typeof shapes, doc: Y.Doc) {
  const shape = shapes[kind]
  const { view, removed } = project(shape, doc)
  const rich = Object.entries(shape.fields).flatMap(([name, field]) => (field.kind === 'rich' ? [[name, markup(doc, name)]] : []))
  const orders = Object.keys(shape.tables).map((name) => rowsOf(doc, name).map(({ id, row }) => `${id} ${String(row.get('order'))}`).toSorted())
  return { view, removed, rich, orders }
}

/** Plain data with the name replaced in every string that is not an id. */
function replaced<T>(data: T): unknown {
  if (typeof data === 'string') return replaceIn(data, maya).text
  if (Array.isArray(data)) return data.map(replaced)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, replaced(part)]))
}

function randomDocument(kind: keyof typeof shapes, seed: number, edits: number): Y.Doc {
  const random = seededRandom(seed)
  const doc = new Y.Doc()
  for (let edit = 0; edit < edits; edit++) editAtRandom({ shape: shapes[kind], doc }, random)
  // Names between what random hands have typed, in every text there is.
  for (const { text } of yTexts(kind, doc)) if (random() < 0.5) text.insert(text.length, ` Maya ${random() < 0.5 ? 'reads' : '’s'}`)
  return doc
}

function yTexts(kind: keyof typeof shapes, doc: Y.Doc): { text: Y.Text }[] {
  const { fields, tables } = shapes[kind]
  const typed = Object.entries(fields).flatMap(([name, field]) => (field.kind === 'text' ? [{ text: doc.getText(name) }] : []))
  const rows = Object.keys(tables).flatMap((name) => rowsOf(doc, name).flatMap(({ row }) => [...row.values()]))
  return [...typed, ...rows.flatMap((value) => (value instanceof Y.Text ? [{ text: value }] : []))]
}

describe('L7 a document made anew', () => {
  it('without a name that is not in it is the same to the last mark, order and removed row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentKinds), fc.integer(), fc.integer({ min: 0, max: 120 }), (kind, seed, edits) => {
        const old = randomDocument(kind, seed, edits)
        const { doc, found } = rewrite(shapes[kind], old, nobody)
        expect(whole(kind, doc)).toEqual(whole(kind, old))
        expect([...found]).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('is what it was with the name replaced, and nothing else changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentKinds), fc.integer(), fc.integer({ min: 1, max: 120 }), (kind, seed, edits) => {
        const old = randomDocument(kind, seed, edits)
        const { doc, state } = rewrite(shapes[kind], old, maya)
        const before = project(shapes[kind], old)
        const after = project(shapes[kind], doc)
        expect(after.view).toEqual(replaced(before.view))
        expect(after.removed).toEqual(replaced(before.removed))
        expect(String.fromCharCode(...state)).not.toMatch(/maya/i)
      }),
      { numRuns: 40 },
    )
  })

  it('has a history of one writer and nothing deleted', () => {
    const old = randomDocument('cycle', 7, 200)
    const { state } = rewrite(shapes.cycle, old, maya)
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, state)
    expect(fresh.store.clients.size).toBe(1)
    expect(Y.snapshot(fresh).ds.clients.size).toBe(0)
  })
})

describe('a name in rich text', () => {
  function room(write: (fragment: Y.XmlFragment) => void): Y.Doc {
    const doc = new Y.Doc()
    const fragment = doc.getXmlFragment('strengths')
    write(fragment)
    return doc
  }
  const paragraph = (...children: (Y.XmlText | Y.XmlElement)[]) => {
    const made = new Y.XmlElement('paragraph')
    made.insert(0, children)
    return made
  }
  const text = (words: string) => new Y.XmlText(words)
  const after = (old: Y.Doc, name = 'Maya') => markup(rewrite(shapes.cycle, old, needleOf(name, false)).doc, 'strengths')

  it('is found typed letter by letter, with half of it bold', () => {
    const words = text('')
    const old = room((fragment) => fragment.insert(0, [paragraph(words)]))
    for (const letter of 'then Maya read') words.insert(words.length, letter)
    words.format(7, 2, { bold: {} })
    expect(after(old)).toBe('<paragraph>then [name removed] read</paragraph>')
  })

  it('keeps the marks that it had', () => {
    const words = text('so Maya read')
    const old = room((fragment) => fragment.insert(0, [paragraph(words)]))
    words.format(3, 4, { bold: {} })
    words.format(8, 4, { italic: {} })
    expect(after(old)).toBe('<paragraph>so <bold>[name removed]</bold> <italic>read</italic></paragraph>')
  })

  it('over a line break, two nodes and two paragraphs is found, and lines and lists stay', () => {
    const item = new Y.XmlElement('listItem')
    const list = new Y.XmlElement('bulletList')
    list.insert(0, [item])
    item.insert(0, [paragraph(text('Ortiz reads'))])
    const old = room((fragment) =>
      fragment.insert(0, [paragraph(text('with Maya'), new Y.XmlElement('hardBreak'), text('Ortiz')), paragraph(text('Ma'), text('ya Ortiz')), paragraph(text('and Maya')), list]),
    )
    expect(after(old, 'Maya Ortiz')).toBe(
      '<paragraph>with [name removed]<hardbreak></hardbreak></paragraph><paragraph>[name removed]</paragraph><paragraph>and [name removed]</paragraph><bulletlist><listitem><paragraph> reads</paragraph></listitem></bulletlist>',
    )
  })
})

describe('what else people type into a document', () => {
  it('a link that holds the name goes as a whole; ids that look like it stay', () => {
    const doc = new Y.Doc()
    const cycle = cycleDocument(doc)
    const gone = cycle.table('artefacts').add({ caption: 'Maya', link: 'https://drive.example/Maya%20Ortiz.pdf', image: 'maya' })
    const stays = cycle.table('artefacts').add({ caption: 'x', link: 'https://drive.example/list' })
    cycle.table('visits').add({ person: 'maya-ortiz' })
    const made = rewrite(shapes.cycle, doc, maya)
    const view = cycleDocument(made.doc).project().view
    expect(view.artefacts).toMatchObject([{ id: gone, caption: '[name removed]', link: null, image: 'maya' }, { id: stays, link: 'https://drive.example/list' }])
    expect(view.visits).toMatchObject([{ person: 'maya-ortiz' }])
    expect(made.found).toEqual(new Map([['artefacts', 2]]))
  })

  it('what the shape does not know stays behind', () => {
    const doc = new Y.Doc()
    doc.getText('elsewhere').insert(0, 'Maya')
    doc.getMap('values').set('step', 'Maya')
    const { state } = rewrite(shapes.cycle, doc, maya)
    expect(String.fromCharCode(...state)).not.toContain('Maya')
  })

  it('is found by looking first where erasing finds it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentKinds), fc.integer(), fc.integer({ min: 1, max: 80 }), (kind, seed, edits) => {
        const old = randomDocument(kind, seed, edits)
        const { found } = rewrite(shapes[kind], old, maya)
        const looked = new Map<string, number>()
        for (const { field, text } of textsOf(shapes[kind], old)) {
          const { length } = matchesIn(text, maya)
          if (length > 0) looked.set(field, (looked.get(field) ?? 0) + length)
        }
        expect(looked).toEqual(found)
      }),
      { numRuns: 30 },
    )
  })

  it('takes the words out of an author’s own pages too', () => {
    const doc = new Y.Doc()
    personalDocument(doc).text('myImpact').insert(0, 'I moved Maya.')
    expect(personalDocument(rewrite(shapes.personal, doc, maya).doc).text('myImpact').toString()).toBe('I moved [name removed].')
  })
})
