/** Content that no screen of ours writes, for tests of what a hostile or broken client may send. */
import * as Y from 'yjs'
import type { Random } from './random'

const keys = ['__proto__', 'constructor', 'toString', 'order', 'removed', 'text', 'did', '', 'x'.repeat(5_000), 'a/whole/n']

/** Plants junk in the root `name` of a document, as whichever kind of root chance says. Use a document of its own. */
export function plantJunk(doc: Y.Doc, name: string, random: Random): void {
  const deed = random()
  if (deed < 0.5) {
    const root = doc.getMap(name)
    for (let i = 0; i < 4; i += 1) root.set(pick(keys, random), junk(random, 0))
  } else if (deed < 0.7) doc.getArray(name).push([junk(random, 0), junk(random, 0)])
  else if (deed < 0.85) {
    const text = doc.getText(name)
    text.insert(0, 'words ')
    text.insertEmbed(3, embed(random))
    text.format(0, 2, { __proto__: null, bold: 'very' })
  } else doc.getXmlFragment(name).insert(0, [deepElement(Math.floor(random() * 200))])
}

function junk(random: Random, depth: number): unknown {
  const plain = [0, -1, Number.NaN, 1e300, '', 'words', 'x'.repeat(100_000), 'a0', 'A', '~', true, null, new Uint8Array(3)]
  const deed = random()
  if (depth > 3 || deed < 0.4) return pick(plain, random)
  if (deed < 0.5) return JSON.parse('{"__proto__": {"polluted": true}, "order": "a0"}')
  if (deed < 0.7) {
    const map = new Y.Map<unknown>()
    for (let i = 0; i < 3; i += 1) map.set(pick(keys, random), junk(random, depth + 1))
    return map
  }
  if (deed < 0.8) return arrayOf(junk(random, depth + 1))
  if (deed < 0.9) return new Y.Text('nested')
  return deepElement(Math.floor(random() * 80))
}

function arrayOf(item: unknown): Y.Array<unknown> {
  const array = new Y.Array<unknown>()
  array.push([item])
  return array
}

function embed(random: Random): object {
  return random() < 0.5 ? { image: 'x' } : new Y.Map([['a', 1]])
}

function deepElement(depth: number): Y.XmlElement {
  let element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText('deep')])
  for (let i = 0; i < depth; i += 1) {
    const outer = new Y.XmlElement('listItem')
    outer.insert(0, [element])
    element = outer
  }
  return element
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const [first] = items
  const picked = items[Math.floor(random() * items.length)] ?? first
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}
