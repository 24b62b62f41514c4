import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { AttackedRoom, editOf } from '../testing/attacked-room'
import { asWritten, rawUpdate, varInt, wordsIn } from '../testing/raw-update'
import { deliverAll } from '../testing/rooms'
import { updateFrame } from './frames'

let school: AttackedRoom

beforeEach(async () => {
  school = await AttackedRoom.open()
})

const refusalOf = (change: (doc: Y.Doc) => void) => school.refusalOf(editOf(school.colleague, change))
/** The rich text of a copy that nobody has looked at yet may be taken for anything. */
const asList = (doc: Y.Doc, name = 'strengths') => doc.getArray<unknown>(name)

/** Elements in each other, the outermost first. */
function nested(depth: number): Y.XmlElement {
  const element = new Y.XmlElement('listItem')
  if (depth > 1) element.insert(0, [nested(depth - 1)])
  return element
}

describe('G5 what is foreign to a rich text is refused before it is kept', () => {
  it.each<[string, () => unknown]>([
    ['a string', () => 'words'],
    ['a number', () => 4],
    ['an object', () => ({ type: 'paragraph' })],
    ['bytes', () => new Uint8Array([1, 2])],
    ['an array', () => new Y.Array()],
    ['a map', () => new Y.Map()],
    ['a plain text', () => new Y.Text('words')],
    ['a fragment', () => new Y.XmlFragment()],
    ['a hook', () => new Y.XmlHook('hook')],
    ['a document', () => new Y.Doc()],
    ['a node that the editor does not know', () => new Y.XmlElement('script')],
    ['a node with the name of something else', () => new Y.XmlElement('__proto__')],
  ])('G5 %s at the top of a rich text', async (_, made) => {
    expect(await refusalOf((doc) => asList(doc).push([made()]))).toBe('foreign-structure')
  })

  it('G5 the same inside a paragraph that is there already', async () => {
    const inside = (made: () => Y.XmlText | Y.XmlElement) =>
      refusalOf((doc) => {
        const paragraph = doc.getXmlFragment('strengths').get(0)
        if (paragraph instanceof Y.XmlElement) paragraph.insert(0, [made()])
      })
    expect(await inside(() => new Y.XmlElement('script'))).toBe('foreign-structure')
    expect(await inside(() => nested(50))).toBe('foreign-structure')
  })

  it('G5 nesting past fifty, in one update and bit by bit', async () => {
    expect(await refusalOf((doc) => doc.getXmlFragment('strengths').push([nested(51)]))).toBe('foreign-structure')
    expect(await refusalOf((doc) => doc.getXmlFragment('strengths').push([nested(500)]))).toBe('foreign-structure')
    const { colleague } = school
    colleague.edit((doc) => doc.getXmlFragment('strengths').push([nested(50)]))
    await deliverAll(colleague)
    expect(colleague.refusals).toEqual([])
    const deeper = await refusalOf((doc) => {
      let inner = doc.getXmlFragment('strengths').get(2)
      while (inner instanceof Y.XmlElement && inner.length > 0) inner = inner.get(0)
      if (inner instanceof Y.XmlElement) inner.insert(0, [new Y.XmlElement('listItem')])
    })
    expect(deeper).toBe('foreign-structure')
  })

  it('G5 marks, embeds and attributes that the editor does not know', async () => {
    const inWords = (change: (words: Y.XmlText) => void) =>
      refusalOf((doc) => {
        const paragraph = doc.getXmlFragment('strengths').get(0)
        const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
        if (text instanceof Y.XmlText) change(text)
      })
    expect(await inWords((words) => words.format(0, 4, { link: { href: 'javascript:1' } }))).toBe('foreign-structure')
    expect(await inWords((words) => words.format(0, 4, { bold: { onclick: '1' } }))).toBe('foreign-structure')
    expect(await inWords((words) => words.insertEmbed(0, { image: 'x' }))).toBe('foreign-structure')
    expect(await inWords((words) => words.setAttribute('style', 'x'))).toBe('foreign-structure')
    const attribute = await refusalOf((doc) => {
      const paragraph = doc.getXmlFragment('strengths').get(0)
      if (paragraph instanceof Y.XmlElement) paragraph.setAttribute('onclick', 'x')
    })
    expect(attribute).toBe('foreign-structure')
  })

  it('G5 an item that says nothing of its parent is found through its neighbours', async () => {
    // The neighbour names the type; the item itself only names the neighbour.
    const withNeighbour = await refusalOf((doc) => asList(doc).insert(1, ['words']))
    expect(withNeighbour).toBe('foreign-structure')
    // In one update, through items of another client.
    const first = new Y.Doc()
    first.getXmlFragment('surprises').push([new Y.XmlElement('paragraph')])
    const second = new Y.Doc()
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    second.getArray('surprises').push([{ foreign: true }])
    expect(await school.refusalOf(Y.encodeStateAsUpdate(second))).toBe('foreign-structure')
  })
})

describe('G5 the rest of a document holds what its shape says', () => {
  it.each<[string, (doc: Y.Doc) => void]>([
    ['a map where words are', (doc) => doc.getArray('worry').push([new Y.Map()])],
    ['a picture in plain words', (doc) => doc.getText('worry').insertEmbed(0, { src: 'x' })],
    ['bold in plain words', (doc) => doc.getText('worry').format(0, 2, { bold: true })],
    ['an object among the values', (doc) => doc.getMap('values').set('goalTarget', { valueOf: 'x' })],
    ['a list among the values', (doc) => doc.getMap('values').set('step', ['C'])],
    ['a text among the values', (doc) => doc.getMap('values').set('step', new Y.Text('C'))],
    ['bytes among the counts', (doc) => doc.getMap('counts').set('w1/c1', new Uint8Array([1]))],
    ['a number instead of a row', (doc) => doc.getMap('observations').set('o9', 4)],
    ['a list instead of a row', (doc) => doc.getMap('observations').set('o9', new Y.Array())],
    ['a rich text instead of a plain one', (doc) => doc.getMap('observations').set('o9', new Y.Map([['text', new Y.XmlText('a')]]))],
    ['an entry in the row of letters of a map', (doc) => doc.getArray('values').push([1])],
    ['a key on plain words', (doc) => doc.getMap('worry').set('a', 1)],
  ])('G5 %s is refused', async (_, change) => {
    expect(await refusalOf(change)).toBe('foreign-structure')
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a root', (doc) => doc.getMap('smuggled').set('a', 1)],
    ['a root called constructor', (doc) => doc.getMap('constructor').set('a', 1)],
    ['a value', (doc) => doc.getMap('values').set('isAdmin', true)],
    ['a field of a row', (doc) => doc.getMap('observations').set('o9', new Y.Map([['who', 'ana']]))],
  ])('G5 %s that no document of this kind has is refused', async (_, change) => {
    expect(await refusalOf(change)).toBe('unknown-field')
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a root', (doc) => doc.getMap('__proto__').set('a', 1)],
    ['a row', (doc) => doc.getMap('observations').set('__proto__', new Y.Map())],
    ['a field of a row', (doc) => doc.getMap('observations').set('o9', new Y.Map([['__proto__', 'a']]))],
    ['a value', (doc) => doc.getMap('values').set('__proto__', true)],
    ['a count', (doc) => doc.getMap('counts').set('__proto__', 4)],
    ['a key inside a value', (doc) => void doc.getMap<unknown>('values').set('step', JSON.parse('{"__proto__": {"admin": true}}'))],
  ])('G5 __proto__ as %s is refused', async (_, change) => {
    expect(await refusalOf(change)).toMatch(/^(?:foreign-structure|unknown-field)$/)
  })

  it('G5 an item that stands between two texts is refused: no list could hold it', async () => {
    const { doc } = school.colleague
    const one = doc.getText('worry')._start
    const row = doc.getMap('observations').get('o1')
    const text: unknown = row instanceof Y.Map ? row.get('text') : null
    const other = text instanceof Y.Text ? text._start : null
    if (one === null || other === null) throw new Error('no words')
    const between = rawUpdate([
      {
        client: 7,
        clock: 0,
        structs: [
          asWritten([0b1100_0100, ...varInt(one.id.client), ...varInt(one.id.clock), ...varInt(other.id.client), ...varInt(other.id.clock), 1, 97]),
        ],
      },
    ])
    expect(await school.refusalOf(between)).toBe('malformed')
  })

  it('G5 twenty thousand items that lean on each other the wrong way round are judged without a stumble', async () => {
    const doc = new Y.Doc()
    for (let index = 0; index < 9000; index++) {
      doc.clientID = 10 + (index % 2)
      doc.getText('worry').insert(index, 'a')
    }
    const mallory = await school.join('mallory')
    const { length } = school.colleague.doc.getText('worry')
    mallory.send(updateFrame(Y.encodeStateAsUpdate(doc)))
    mallory.mark()
    await deliverAll(mallory, school.colleague)
    expect(mallory.refusals).toEqual([])
    expect(school.colleague.doc.getText('worry').length).toBe(length + 9000)
  })

  it('G5 an item inside another that is no type is refused', async () => {
    const start = school.colleague.doc.getText('worry')._start
    if (start === null) throw new Error('no words')
    const inside = rawUpdate([
      {
        client: 7,
        clock: 0,
        structs: [
          wordsIn('worry', 'a'),
          asWritten([0b0000_0100, 0, ...varInt(start.id.client), ...varInt(start.id.clock), 1, 97]),
        ],
      },
    ])
    expect(await school.refusalOf(inside)).toBe('malformed')
  })
})
