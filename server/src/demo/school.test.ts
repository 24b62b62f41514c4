import { cycleDocument, personalDocument, practiceDocument } from 'shared/cycles/document'
import type { DocumentKind } from 'shared/cycles/fields'
import { isComplete, readiness } from 'shared/cycles/readiness'
import { triesByClause } from 'shared/cycles/tries'
import { readDataSets, type Tally } from 'shared/data/data-sets'
import { impactOf } from 'shared/data/impact'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { copyIds } from '../features/cycles/copy-id'
import { buildSchool } from './build-school'
import { calendar } from './calendar'
import { demoSchool, demoTeams } from './people'

const now = new Date(2026, 0, 27, 13, 5).getTime()
const built = new Map(buildSchool(calendar(now), copyIds(new Uint8Array(32))).map(({ cycle }) => [cycle.id, cycle]))

function documentOf(cycleId: string, kind: DocumentKind, owner: string | null = null): Y.Doc {
  const doc = new Y.Doc()
  const document = built.get(cycleId)?.documents.find((each) => each.kind === kind && each.owner === owner)
  for (const { bytes } of document?.updates ?? []) Y.applyUpdate(doc, bytes)
  return doc
}

const roomOf = (cycleId: string) => cycleDocument(documentOf(cycleId, 'cycle')).project()
const practiceOf = (cycleId: string) => practiceDocument(documentOf(cycleId, 'practice')).project()
const personalOf = (cycleId: string, owner: string) => personalDocument(documentOf(cycleId, 'personal', owner)).project()

/** `[n, met at first, met at last]` of a cycle's first data set: the whole group, and each group by its label. */
function lookOf(cycleId: string): { whole: (number | null)[]; groups: Record<string, (number | null)[]> } {
  const [set] = readDataSets(roomOf(cycleId).view)
  const first = set?.waves[0]
  const last = set?.waves.at(-1)
  const pair = (a?: Tally, b?: Tally) => [a?.n ?? null, a?.met ?? null, ...(first === last ? [] : [b?.met ?? null])]
  const cells = (wave = first) => wave?.breakdowns.flatMap((breakdown) => breakdown.cells) ?? []
  const lastCells = cells(last)
  return {
    whole: pair(first?.whole, last?.whole),
    groups: Object.fromEntries(cells().map(({ label, value }, index) => [label, pair(value, lastCells[index]?.value)])),
  }
}

describe('the demo school', () => {
  it('has 402 students in six grade teams, 22 teachers, two coaches, a principal, an assistant principal and a data admin', () => {
    expect(demoSchool.building.students).toBe(402)
    expect(demoTeams.map(({ grade, students }) => [grade, students])).toEqual([
      ['K', 62],
      ['1', 66],
      ['2', 68],
      ['3', 71],
      ['4', 69],
      ['5', 66],
    ])
    const people = demoSchool.people
    expect(people.filter(({ roles }) => roles.includes('teacher'))).toHaveLength(22)
    expect(people.filter(({ roles }) => roles.includes('coach')).map(({ work }) => work)).toEqual(['Literacy coach', 'Math coach'])
    expect(people.filter(({ roles }) => roles.includes('leader')).map(({ work }) => work)).toEqual(['Principal', 'Assistant principal'])
    expect(people.filter(({ roles }) => roles.includes('admin'))).toHaveLength(1)
    expect(new Set(people.map(({ id }) => id)).size).toBe(27)
    expect(new Set(people.map(({ initials }) => initials)).size).toBe(27)
  })

  it('has every cycle of the table at its step, with nothing in it that could not be read', () => {
    const open = [...built.values()].filter(({ story }) => story.closedAt === undefined)
    expect(open.map(({ id }) => [id, roomOf(id).view.step])).toEqual([
      ['kindergarten-2', 'C'],
      ['grade-1-2', 'L'],
      ['grade-2-2', 'E'],
      ['grade-3-3', 'A'],
      ['grade-4-2', 'R'],
      ['grade-5-2', 'E'],
    ])
    for (const { id, documents } of built.values()) {
      expect([roomOf(id).dropped, practiceOf(id).dropped]).toEqual([[], []])
      for (const { kind, owner } of documents) {
        if (kind === 'personal' && owner !== null) expect(personalOf(id, owner).dropped).toEqual([])
      }
    }
  })

  it('closes only cycles in which all eight stars are there', () => {
    const closed = [...built.values()].filter(({ story }) => story.closedAt !== undefined)
    expect(closed).toHaveLength(7)
    for (const { id } of closed) expect([id, isComplete(roomOf(id).view, practiceOf(id).view)]).toEqual([id, true])
  })

  it('refers only to people, clauses and visits that there are', () => {
    const people = new Set(demoSchool.people.map(({ id }) => id))
    for (const { id, documents } of built.values()) {
      const { view } = roomOf(id)
      const clauses = new Set<string | null>([null, ...view.ifClauses.map((clause) => clause.id)])
      const { tries, inTheWay } = practiceOf(id).view
      for (const { clause } of [...tries, ...inTheWay, ...view.adaptations, ...view.decisions]) expect(clauses).toContain(clause)
      for (const { owner } of view.decisions) expect(people).toContain(owner)
      for (const { person } of view.visits) expect(people).toContain(person)
      for (const { owner } of documents) {
        const notes = owner === null ? [] : personalOf(id, owner).view.visitNotes
        for (const { visit } of notes) expect(view.visits.map((each) => each.id)).toContain(visit)
      }
    }
  })
})

describe('the numbers of the demo school', () => {
  it('Kindergarten: letter sounds 19 → 38 of 62; the new baseline is 22, Spanish at home 4 of 18', () => {
    expect(lookOf('kindergarten-1').whole).toEqual([62, 19, 38])
    const { whole, groups } = lookOf('kindergarten-2')
    expect(whole).toEqual([62, 22])
    expect(Object.values(groups)).toEqual([
      [18, 4],
      [44, 18],
    ])
    const { view } = roomOf('kindergarten-2')
    expect(view.predictionsRevealed).toBe(false)
    expect(view.predictions).toEqual([])
    expect(new Set(view.carriedDecisions.map(({ verdict }) => verdict))).toEqual(new Set(['dropped', 'kept']))
    expect(personalOf('kindergarten-2', 'tomas-villanueva').view.predictions).toHaveLength(1)
  })

  it('Grade 1: decoding 28 of 66; three strategies weighed, none chosen; the district’s ask beside their own judgement', () => {
    const { whole, groups } = lookOf('grade-1-2')
    expect([whole, ...Object.values(groups)]).toEqual([
      [66, 28],
      [39, 12],
      [27, 16],
    ])
    const { view } = roomOf('grade-1-2')
    expect(view.options).toHaveLength(3)
    expect(view.chosenStrategy).toBe('')
    expect([view.districtAsk, view.ourExperience]).not.toContain('')
  })

  it('Grade 2: fluency 31 → 36 of 68; 24 tries, two visits, a small win', () => {
    const { whole, groups } = lookOf('grade-2-2')
    expect([whole, ...Object.values(groups)]).toEqual([
      [68, 31, 36],
      [21, 6, 9],
      [47, 25, 27],
    ])
    const { view } = roomOf('grade-2-2')
    expect(practiceOf('grade-2-2').view.tries).toHaveLength(24)
    expect(view.visits).toHaveLength(2)
    expect(view.smallWins.length).toBeGreaterThan(0)
  })

  it('Grade 3: inference 29 → 42 of 71, predicted 65 %, the gap from 30.2 to 13.8 points', () => {
    const { whole, groups } = lookOf('grade-3-3')
    expect(whole).toEqual([71, 29, 42])
    expect(groups).toEqual({
      'English learners': [24, 5, 12],
      'Not English learners': [47, 24, 30],
      Hispanic: [31, 10, 17],
      White: [18, 11, 13],
      Black: [14, 5, 8],
      Asian: [5, 2, 3],
      'Two or more races': [3, 1, 1],
      'With an IEP': [9, 1, 3],
      'No IEP': [62, 28, 39],
    })
    const { view } = roomOf('grade-3-3')
    expect(view.predictedPercent).toBe(65)
    const [set] = readDataSets(view)
    const gap = set && impactOf(set)?.breakdowns[0]?.gap
    expect([gap?.before.toFixed(1), gap?.after.toFixed(1)]).toEqual(['30.2', '13.8'])
  })

  it('Grade 3: 36 tries over two clauses, 21 and 15, by all four; Amara finds her 9 and 6; nobody finds whose the others are', () => {
    const { view } = roomOf('grade-3-3')
    const practice = practiceOf('grade-3-3').view
    const byClause = triesByClause(view, practice, personalOf('grade-3-3', 'amara-nwosu').view)
    expect(byClause.map(({ clause, count, triers, mine }) => [clause, count, triers, mine])).toEqual([
      ['aloud', 21, 4, 9],
      ['listen', 15, 4, 6],
    ])
    expect(practice.tries.every(({ signedBy }) => signedBy === null)).toBe(true)
    expect(readiness(view, practice).A.open.map(({ item }) => item)).toEqual(['ourImpact'])
  })

  it('Grade 4: fractions 24 → 45 of 69; start, stop and continue with one dissent; ready to close', () => {
    const { whole, groups } = lookOf('grade-4-2')
    expect(whole).toEqual([69, 24, 45])
    expect(groups).toMatchObject({ 'With an IEP': [11, 1, 5], 'English learners': [17, 4, 10] })
    const { view } = roomOf('grade-4-2')
    expect(view.decisions.map(({ kind }) => kind)).toEqual(['start', 'stop', 'continue'])
    expect(view.decisions.filter(({ dissent }) => dissent !== '')).toHaveLength(1)
    expect(Object.keys(view.votes).every((key) => view.cards.some(({ id }) => key.startsWith(`${id}/`)))).toBe(true)
    expect(view.cards.filter(({ group }) => group !== null)).toHaveLength(4)
    expect(readiness(view, practiceOf('grade-4-2').view).R.state).toBe('nothing open')
  })

  it('Grade 5: problem solving 27 → 29 of 66; 14 tries, mostly of one clause; causes in all three columns; two asks', () => {
    const { whole, groups } = lookOf('grade-5-2')
    expect(whole).toEqual([66, 27, 29])
    expect(groups).toMatchObject({ 'Economically disadvantaged': [37, 11, 12], 'English learners': [15, 3, 3] })
    const { view } = roomOf('grade-5-2')
    const practice = practiceOf('grade-5-2').view
    expect(triesByClause(view, practice, null).map(({ count }) => count)).toEqual([12, 2])
    expect(new Set(practice.attributions.map(({ column }) => column)).size).toBe(3)
    expect(view.asks.map(({ to }) => to)).toEqual(['coach', 'leader'])
    expect(built.get('grade-5-2')?.story.pause?.reason).toBe('testing weeks')
  })
})
