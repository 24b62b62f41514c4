import { describe, expect, it } from 'vitest'
import { makeCycle, makeWholeCycle } from '../testing/builders'
import { isTheoryWhole, mayAddClause, readTheory, servesTheory, theoryHints } from './theory-of-action'

const hintsAt = (ifWe: string, thenStudents: string) =>
  theoryHints(readTheory(makeCycle({ ifClauses: [{ id: 'c', text: ifWe }], thenStudents }).project().view)).map(({ blank }) => blank)

describe('the theory of action', () => {
  it('is whole with an if, a then, evidence and a date', () => {
    expect(isTheoryWhole(readTheory(makeWholeCycle().project().view))).toBe(true)
    expect(isTheoryWhole(readTheory(makeWholeCycle({ theoryBy: null }).project().view))).toBe(false)
    expect(isTheoryWhole(readTheory(makeWholeCycle({ ifClauses: [{ text: ' ' }] }).project().view))).toBe(false)
  })

  it('offers up to three if clauses, and keeps a fourth that two people made at once', () => {
    const clauses = ['one', 'two', 'three', 'four'].map((text) => ({ text }))
    expect(mayAddClause(makeCycle({ ifClauses: clauses.slice(0, 2) }).project().view)).toBe(true)
    expect(mayAddClause(makeCycle({ ifClauses: clauses.slice(0, 3) }).project().view)).toBe(false)
    expect(readTheory(makeCycle({ ifClauses: clauses }).project().view).clauses).toHaveLength(4)
  })

  it('knows an action that serves one of its clauses from one that serves none', () => {
    const theory = readTheory(makeWholeCycle().project().view)
    expect([servesTheory(theory, 'clause'), servesTheory(theory, 'taken away'), servesTheory(theory, null)]).toEqual([true, false, false])
  })

  it.each([
    'think aloud how we read between the lines',
    'listen to what students say they noticed',
    'all use number talks three times a week',
    'give students time to talk first',
    'have all students explain their thinking to a partner',
  ])('says nothing to “If we %s”', (ifWe) => {
    expect(hintsAt(ifWe, '')).toEqual([])
  })

  it.each(['have more time', 'students read more at home', 'the parents help', 'are consistent', 'believe in them', 'had smaller classes'])(
    'asks for an action of ours at “If we %s”',
    (ifWe) => {
      expect(hintsAt(ifWe, '')).toEqual(['if'])
    },
  )

  it.each(['explain an inference with two details', 'all write three linked sentences', 'solve two-step problems and say why', 'do the second step alone', 'be able to retell a story in order'])(
    'says nothing to “then students will %s”',
    (then) => {
      expect(hintsAt('', then)).toEqual([])
    },
  )

  it.each(['understand fractions', 'be more engaged', 'improve', 'do better', 'pass the spring test', 'we will see growth', 'the students will enjoy reading'])(
    'asks for learning that one can see at “then students will %s”',
    (then) => {
      expect(hintsAt('', then)).toEqual(['then'])
    },
  )

  it('says nothing about blanks, and nothing in languages that it has no words of', () => {
    expect(hintsAt('', '')).toEqual([])
    expect(hintsAt('pensamos en voz alta', 'explican una inferencia con dos detalles')).toEqual([])
  })
})
