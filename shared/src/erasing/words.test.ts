import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptsOf, replaceIn, replaceInData } from './replace'
import { foldsOfName, needleOf } from './words'

const without = (text: string, name: string, capitalized = false) => replaceIn(text, needleOf(name, capitalized)).text

describe('a name in a text', () => {
  it.each([
    ['Maya read aloud.', 'maya', '[name removed] read aloud.'],
    ['We asked MAYA, and Maya.', 'Maya', 'We asked [name removed], and [name removed].'],
    ['Maya’s group and Maya\'s list', 'Maya', '[name removed]’s group and [name removed]\'s list'],
    ['Thomas’ book, Thomas’s book', 'Thomas', '[name removed]’ book, [name removed]’s book'],
    ['José, Jose and JOSE\u0301 guessed', 'jose', '[name removed], [name removed] and [name removed] guessed'],
    ['Zoë infers', 'Zoe', '[name removed] infers'],
    ['Søren and Łucja', 'soren', '[name removed] and Łucja'],
    ['O’Brien, O\'Brien and OBrien', 'O\'Brien', '[name removed], [name removed] and [name removed]'],
    ['Maya Ortiz and Maya  Ortiz', 'maya ortiz', '[name removed] and [name removed]'],
    ['Anna-Lena, Anna Lena', 'Anna-Lena', '[name removed], [name removed]'],
    ['maya.ortiz@school', 'Maya Ortiz', '[name removed]@school'],
    ['Ma\u00ADya is hidden', 'Maya', '[name removed] is hidden'],
    ['_Maya_ and Maya2', 'Maya', '_[name removed]_ and [name removed]2'],
    ['王小明和李娜一起读', '李娜', '王小明和[name removed]一起读'],
  ])('is found however it is written: %s', (text, name, expected) => {
    expect(without(text, name)).toBe(expected)
  })

  it('over the end of a line is found, and the line break stays', () => {
    expect(without('with Maya\nOrtiz again', 'Maya Ortiz')).toBe('with [name removed]\n again')
  })

  it('is found as whole words alone: nobody loses the rest of a sentence', () => {
    expect(without('Mayan ruins, Amaya, Maya Lopez', 'Maya Ortiz')).toBe('Mayan ruins, Amaya, Maya Lopez')
    expect(without('Mayan ruins, Amaya', 'Maya')).toBe('Mayan ruins, Amaya')
    expect(without('Ortiz, Maya', 'Maya Ortiz')).toBe('Ortiz, Maya')
    expect(without('Maya. In the afternoon Ortiz', 'Maya Ortiz')).toBe('Maya. In the afternoon Ortiz')
  })

  it('that is a word too is found with a capital letter alone, when one asks for that', () => {
    expect(without('Will will infer, WILL too', 'will', true)).toBe('[name removed] will infer, [name removed] too')
    expect(without('Will will infer', 'Will')).toBe('[name removed] [name removed] infer')
  })

  it('typed with a possessive is the same name', () => {
    expect(foldsOfName('Maya’s')).toEqual(['maya'])
  })
})

describe('the words around a name', () => {
  it('are enough to see who is meant, and begin and end with whole words', () => {
    const text = 'On Tuesday we sat down at the round table with Maya and asked her how she knew what the girl felt.'
    expect(excerptsOf(text, needleOf('Maya', false), 3)).toEqual(['… we sat down at the round table with Maya and asked her how she knew what the …'])
    expect(excerptsOf('Maya\nread', needleOf('Maya', false), 3)).toEqual(['Maya read'])
  })
})

describe('what was taken out', () => {
  const piece = fc.constantFrom('Maya', 'maya', 'Ortiz', 'MAYA', 'we', 'read', '’s', '\n', ' ', ', ', '.', 'é', '读', '-', '👩‍🏫')
  it('is not there any more, and all else is', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('Maya', 'Maya Ortiz', 'maya read', '读'), (pieces, name) => {
        const text = pieces.join('')
        const needle = needleOf(name, false)
        const once = replaceIn(text, needle)
        expect(replaceIn(once.text, needle).count).toBe(0)
        expect(once.text.split('[name removed]')).toHaveLength(once.count + 1)
        expect(once.text.split('\n')).toHaveLength(text.split('\n').length)
      }),
    )
  })

  it('is not taken for an id or a choice of a card', () => {
    const card = { team: { id: 'grade-3', name: 'Grade 3' }, strategy: { name: 'Grade well', libraryId: 'grade' }, theory: { ifs: ['we grade'], by: '2026-05-01' } }
    expect(replaceInData(card, needleOf('grade', false))).toEqual({
      count: 3,
      data: { team: { id: 'grade-3', name: '[name removed] 3' }, strategy: { name: '[name removed] well', libraryId: 'grade' }, theory: { ifs: ['we [name removed]'], by: '2026-05-01' } },
    })
  })
})
