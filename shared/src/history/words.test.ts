import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from './myers'
import { textEdits, wordParts } from './words'

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom('we ', 'read ', 'aloud', ' ', '\n', '👩‍🏫', '読', 'it’s ', 'x'), { maxLength: 40 }).map((words) => words.join('')),
)

function applied(before: string, after: string): string {
  return textEdits(before, after).reduceRight((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), before)
}

describe('the difference between two texts', () => {
  it('makes the one of the other, whatever they are', () => {
    fc.assert(fc.property(texts, texts, (before, after) => applied(before, after) === after))
  })

  it('leaves alone every word that both have in the same place', () => {
    expect(textEdits('We read aloud every day', 'We read aloud twice a day')).toEqual([{ at: 14, remove: 5, insert: 'twice a' }])
    expect(textEdits('They infer', 'They infer')).toEqual([])
    expect(textEdits('Once upon a time', 'Twice upon a time')).toEqual([{ at: 0, remove: 2, insert: 'Twi' }])
  })

  it('is read as pieces that are both texts again, without lone spaces between changes', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const parts = wordParts(before, after)
        expect(parts.flatMap(({ kind, text }) => (kind === 'added' ? [] : [text])).join('')).toBe(before)
        expect(parts.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('')).toBe(after)
      }),
    )
    expect(wordParts('one two three', 'four five three')).toEqual([
      { kind: 'removed', text: 'one two' },
      { kind: 'added', text: 'four five' },
      { kind: 'same', text: ' three' },
    ])
  })

  it('has as few differences as there can be, against trying everything', () => {
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 7 })
    fc.assert(
      fc.property(short, short, (before, after) => {
        const found = differences(before, after)
        const changed = found.reduce((sum, { removed, added }) => sum + removed + added, 0)
        expect(changed).toBe(before.length + after.length - 2 * longestCommon(before, after))
      }),
    )
  })

  it('of two long texts that share nothing is one change, and does not take for ever', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index} `).join('')
    expect(textEdits(long('a'), long('b'))).toHaveLength(1)
  })
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a
  if (first === undefined || b.length === 0) return 0
  const at = b.indexOf(first)
  const without = longestCommon(rest, b)
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(at + 1)))
}
