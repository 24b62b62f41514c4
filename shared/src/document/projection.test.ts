import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cycleDocument } from '../cycles/document'
import { cycleShape, documentKinds, shapes } from '../cycles/fields'
import { makeCycle, makeWholeCycle } from '../testing/builders'
import { plantJunk } from '../testing/junk'
import { seededRandom } from '../testing/random'
import { editEveryField } from '../testing/random-edits'
import { project } from './projection'
import { type Shape, valuesRoot } from './shape'

const rootsOf = (shape: Shape): string[] => [
  valuesRoot,
  ...Object.entries(shape.fields).flatMap(([name, { kind }]) => (kind === 'text' || kind === 'rich' ? [name] : [])),
  ...Object.keys(shape.tables),
  ...Object.keys(shape.grids),
]

describe.each(documentKinds)('reading a %s document with garbage in it', (kind) => {
  const shape = shapes[kind]

  it('never throws, names what it leaves out, and keeps everything else as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rootsOf(shape), '__proto__', 'no such root'), fc.nat(), (root, seed) => {
        const doc = new Y.Doc()
        editEveryField({ shape, doc }, seededRandom(seed))
        const before: Record<string, unknown> = { ...project(shape, doc).view }
        const foreign = new Y.Doc()
        plantJunk(foreign, root, seededRandom(seed + 1))
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(foreign))
        const after = project(shape, doc)
        for (const [name, value] of Object.entries(after.view)) {
          const isHit = name === root || (root === valuesRoot && !rootsOf(shape).includes(name))
          if (!isHit) expect(value).toEqual(before[name])
        }
        const places = [root, ...Object.keys(shape.fields)]
        for (const { path } of after.dropped) expect(places).toContain(path.split('/')[0])
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
        expect(JSON.stringify(after.view)).not.toContain('polluted')
      }),
      { numRuns: 80 },
    )
  })
})

describe('reading a cycle', () => {
  it('names a number where a row should be, and keeps the other rows', () => {
    const cycle = makeCycle({ observations: [{ id: 'seen', text: 'They stop at long words' }] })
    cycle.doc.getMap('observations').set('bad', 7)
    const { view, dropped } = cycle.project()
    expect(view.observations).toEqual([{ id: 'seen', text: 'They stop at long words' }])
    expect(dropped).toEqual([{ path: 'observations/bad', reason: 'not a row' }])
  })

  it('keeps the words of a row whose place was spoilt, at the end, and rows can still be added', () => {
    const cycle = makeCycle({ observations: [{ id: 'one', text: 'one' }, { id: 'two', text: 'two' }] })
    cycle.table('observations').row('one')?.set('order', 'A spoilt place!')
    expect(cycle.project().view.observations.map(({ text }) => text)).toEqual(['two', 'one'])
    expect(cycle.project().dropped).toEqual([{ path: 'observations/one/order', reason: 'not a place' }])
    cycle.table('observations').add({ text: 'three' }, { id: 'three' })
    expect(cycle.table('observations').ids()).toEqual(['two', 'three', 'one'])
    expect(cycle.project().view.observations.map(({ text }) => text)).toEqual(['two', 'three', 'one'])
  })

  it('names a value outside its kind and reads the field as empty', () => {
    const cycle = makeCycle({ step: 'L', goalTarget: 65 })
    cycle.values.set('step', 'Z')
    cycle.values.set('goalTarget', 650)
    cycle.values.set('goalBy', '2026-02-30')
    const { view, dropped } = cycle.project()
    expect([view.step, view.goalTarget, view.goalBy]).toEqual([null, null, null])
    expect(dropped.map(({ path }) => path)).toEqual(['step', 'goalTarget', 'goalBy'])
    expect([cycle.get('step'), cycle.get('goalTarget')]).toEqual([null, null])
  })

  it('keeps the words around something that is not words, and names the field', () => {
    const cycle = makeCycle({ worry: 'They guess.' })
    cycle.text('worry').insertEmbed(5, { image: 'x' })
    expect(cycle.project().view.worry).toBe('They guess.')
    expect(cycle.project().dropped).toEqual([{ path: 'worry', reason: 'something in it is not words' }])
  })

  it('names a text that arrives as a map, also in a document that has not been read yet', () => {
    const foreign = new Y.Doc()
    foreign.getMap('worry').set('a', 1)
    foreign.getArray('observations').push([1])
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(foreign))
    const cycle = cycleDocument(doc)
    expect(cycle.project().dropped).toEqual([
      { path: 'worry', reason: 'holds something that is not a list' },
      { path: 'observations', reason: 'holds something that is not a map' },
    ])
    cycle.text('worry').insert(0, 'They guess.')
    expect(cycle.project().view.worry).toBe('They guess.')
  })

  it('reads counts by keys from the document without mistaking any for a property of every object', () => {
    const cycle = makeCycle()
    cycle.doc.getMap('counts').set('__proto__', 4)
    const { counts } = cycle.project().view
    expect(Object.entries(counts)).toEqual([['__proto__', 4]])
    expect(counts['constructor']).toBeUndefined()
  })

  it('lets one fraction of a child not into a count', () => {
    const cycle = makeCycle()
    expect(() => cycle.grid('counts').set('wave/whole/n', 3.5)).toThrow(TypeError)
  })

  it('passes over what newer code has added, without naming it', () => {
    const cycle = makeWholeCycle()
    cycle.doc.getText('a field of next year').insert(0, 'words')
    cycle.table('decisions').row('decision')?.set('a column of next year', 1)
    expect(cycle.project().dropped).toEqual([])
  })

  it('puts rows that were taken away into the Removed tray with their words', () => {
    const cycle = makeCycle({ inferences: [{ id: 'why', text: 'They never saw it done', confirmedBy: 'Ask three' }] })
    cycle.table('inferences').remove('why')
    expect(cycle.project().view.inferences).toEqual([])
    expect(cycle.project().removed).toEqual([
      { table: 'inferences', id: 'why', words: ['They never saw it done', 'Ask three'] },
    ])
    cycle.table('inferences').restore('why')
    expect(cycle.project().view.inferences.map(({ text }) => text)).toEqual(['They never saw it done'])
  })

  it('knows every name of the shape, whatever it is called', () => {
    expect(Object.keys(makeCycle().project().view).sort()).toEqual(
      [...Object.keys(cycleShape.fields), ...Object.keys(cycleShape.tables), ...Object.keys(cycleShape.grids)].sort(),
    )
  })
})
