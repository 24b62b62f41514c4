import { cycleShape, type DocumentKind, personalShape, practiceShape } from 'shared/cycles/fields'
import type { Fields, Shape } from 'shared/document/shape'
import type { Table } from 'shared/document/table'
import { byHand, TypedDocument } from 'shared/document/typed-document'
import * as Y from 'yjs'

/** Something that a person does to a document, with the writers that the product uses. */
type Deed = () => void

interface Writer {
  doc: Y.Doc
  random: () => number
  /** A word that nobody else ever writes: found twice, something was doubled. */
  word(): string
}

const whole = (random: () => number, below: number) => Math.floor(random() * below)
const oneOf = <Item>(items: readonly Item[], random: () => number): Item | undefined => items[whole(random, items.length)]

/** One edit of any kind, in one transaction. */
export function editOnce(kind: DocumentKind, writer: Writer): void {
  const deeds = deedsOf(kind, writer)
  writer.doc.transact(() => oneOf(deeds, writer.random)?.(), byHand)
}

function deedsOf(kind: DocumentKind, writer: Writer): Deed[] {
  switch (kind) {
    case 'cycle':
      return cycleDeeds(writer)
    case 'practice':
      return practiceDeeds(writer)
    case 'personal':
      return personalDeeds(writer)
  }
}

function cycleDeeds(writer: Writer): Deed[] {
  const { random } = writer
  const cycle = new TypedDocument(cycleShape, writer.doc)
  return [
    () => sign(cycle.text('worry'), writer),
    () => sign(cycle.text('inquiryQuestion'), writer),
    () => type(cycle.text('nextQuestion'), random),
    () => type(cycle.text('because'), random),
    () => formatted(cycle.rich('surprises'), random),
    () => formatted(cycle.rich('strengths'), random),
    () => rows(cycle.table('observations'), 'text', writer),
    () => rows(cycle.table('decisions'), 'evidence', writer),
    () => cycle.set('goalBaseline', random() < 0.2 ? null : whole(random, 100)),
    () => cycle.set('goalBy', `2026-05-1${whole(random, 10)}`),
    () => cycle.set('cardsRevealed', random() < 0.5),
    () => cycle.grid('counts').set(`cell${whole(random, 4)}/n`, random() < 0.2 ? null : whole(random, 500)),
    () => {
      const decisions = cycle.table('decisions')
      const id = oneOf(decisions.ids(), random)
      if (id !== undefined) decisions.set(id, 'kind', oneOf(['start', 'stop', 'continue'] as const, random) ?? null)
    },
  ]
}

function practiceDeeds(writer: Writer): Deed[] {
  const practice = new TypedDocument(practiceShape, writer.doc)
  return [
    () => rows(practice.table('tries'), 'did', writer),
    () => rows(practice.table('attributions'), 'cause', writer),
    () => rows(practice.table('inTheWay'), 'text', writer),
  ]
}

function personalDeeds(writer: Writer): Deed[] {
  const personal = new TypedDocument(personalShape, writer.doc)
  return [
    () => sign(personal.text('myImpact'), writer),
    () => personal.set('myImpactShared', writer.random() < 0.5),
    () => rows(personal.table('cards'), 'text', writer),
    () => rows(personal.table('tries'), 'did', writer),
  ]
}

/** At either end, so that no word parts another. */
function sign(text: Y.Text, { random, word }: Writer): void {
  text.insert(random() < 0.5 ? 0 : text.length, word())
}

function type(text: Y.Text, random: () => number): void {
  const at = whole(random, text.length + 1)
  if (text.length > 0 && random() < 0.4) text.delete(Math.min(at, text.length - 1), 1 + whole(random, Math.min(4, text.length - at)))
  else text.insert(at, oneOf(['we ', 'read ', 'aloud ', '\n', 'x', 'niño '], random) ?? 'x')
}

function formatted(fragment: Y.XmlFragment, random: () => number): void {
  const blocks = fragment.toArray()
  const deed = random()
  if (blocks.length === 0 || deed < 0.3) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('rich words')])
    return fragment.insert(whole(random, blocks.length + 1), [paragraph])
  }
  if (deed < 0.4) return fragment.delete(whole(random, blocks.length), 1)
  const block = oneOf(blocks, random)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(text instanceof Y.XmlText)) return
  if (deed < 0.7 && text.length > 0) return text.format(whole(random, text.length), 1, { bold: random() < 0.6 ? {} : null })
  type(text, random)
}

function rows<F extends Fields>(table: Table<F>, field: Parameters<Table<F>['text']>[1], writer: Writer): void {
  const { random } = writer
  const id = oneOf([...table.map.keys()].sort(), random)
  const deed = random()
  if (id === undefined || deed < 0.25) table.add({}, { after: oneOf([null, ...table.ids()], random) ?? null })
  else if (deed < 0.35) table.remove(id)
  else if (deed < 0.4) table.restore(id)
  else if (deed < 0.5) table.move(id, oneOf([null, ...table.ids()], random) ?? null)
  else {
    const text = table.text(id, field)
    if (text !== null) sign(text, writer)
  }
}

/** What a document begins with. */
export function seedOf(kind: DocumentKind, words: string): Uint8Array {
  const doc = new Y.Doc()
  const shape: Shape = { cycle: cycleShape, practice: practiceShape, personal: personalShape }[kind]
  const [first] = Object.keys(shape.tables)
  doc.getMap('values').set(kind === 'personal' ? 'myImpactShared' : 'none', false)
  if (kind === 'cycle') doc.getText('worry').insert(0, words)
  if (first === undefined) throw new Error('a document without a table')
  return Y.encodeStateAsUpdate(doc)
}
