import { describe, expect, it } from 'vitest'
import { findStrategy, strategiesForGrade, strategyLibrary } from './library'

describe('the strategy library', () => {
  it('gives every entry its own id, words, grades and a source to open', () => {
    expect(new Set(strategyLibrary.map(({ id }) => id)).size).toBe(strategyLibrary.length)
    for (const { practice, looksLike, grades, subjects, source } of strategyLibrary) {
      expect(practice.length * looksLike.length * grades.length * subjects.length).toBeGreaterThan(0)
      expect(source.url).toMatch(/^https:\/\/(ies\.ed\.gov\/ncee\/wwc\/PracticeGuide\/\d+|doi\.org\/.+)$/)
    }
  })

  it('keeps the two scales apart: a level from the guide, and no tier that nobody has looked up', () => {
    expect(findStrategy('reading-comprehension/strategies')).toMatchObject({ wwcLevel: 'strong', essaTier: null })
    expect(findStrategy('foundational-reading/academic-language')?.wwcLevel).toBe('minimal')
    expect(findStrategy('fractions/sharing')?.wwcLevel).toBe('see source')
    expect(strategyLibrary.every(({ essaTier }) => essaTier === null)).toBe(true)
  })

  it('is not ranked by level', () => {
    const levels = strategyLibrary.map(({ wwcLevel }) => wwcLevel)
    expect(levels).not.toEqual([...levels].sort())
  })

  it('finds what suits a grade, and nothing for an id that it does not have', () => {
    expect(strategiesForGrade('K').map(({ id }) => id)).toContain('young-children-math/number')
    expect(strategiesForGrade('3').map(({ id }) => id)).not.toContain('young-children-math/number')
    expect([findStrategy(null), findStrategy('no such'), findStrategy('__proto__')]).toEqual([null, null, null])
  })
})
