import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { impactOf } from '../data/impact'
import { readDataSets } from '../data/data-sets'
import { valuesRoot } from '../document/shape'
import { makeCycle, makePersonal, makePractice, makeWholeCycle } from '../testing/builders'
import { plantJunk } from '../testing/junk'
import { seededRandom } from '../testing/random'
import { editEveryField } from '../testing/random-edits'
import { carryIn } from './carry-in'
import * as copies from './copies'
import { documentKinds, shapes } from './fields'
import { readiness, todaysJob } from './readiness'
import { readTheory, theoryHints } from './theory-of-action'
import { puzzlesForTheTable, triesByClause } from './tries'

const roots = documentKinds.flatMap((kind) => [...Object.keys(shapes[kind].tables), ...Object.keys(shapes[kind].grids)])

describe('documents with garbage in them', () => {
  it('are read, shown, copied and carried in without a fault', () => {
    fc.assert(
      fc.property(fc.constantFrom(valuesRoot, 'thenStudents', 'ourImpact', ...roots), fc.nat(), (root, seed) => {
        const cycle = makeWholeCycle()
        const practice = makePractice()
        const personal = makePersonal()
        const foreign = new Y.Doc()
        plantJunk(foreign, root, seededRandom(seed))
        for (const document of [cycle, practice, personal]) {
          editEveryField(document, seededRandom(seed))
          Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(foreign))
          // An edit meets the garbage too: a table still takes rows, a field still takes words.
          editEveryField(document, seededRandom(seed + 1))
        }
        const { view } = cycle.project()
        const tries = practice.project().view
        const mine = personal.project().view
        readiness(view, tries)
        todaysJob(view, tries)
        theoryHints(readTheory(view))
        for (const set of readDataSets(view)) impactOf(set)
        triesByClause(view, tries, mine)
        puzzlesForTheTable(tries)
        carryIn(view)(makeCycle())
        const source = { documentId: 'd', author: 'ana', view: mine }
        copies.copyPredictions(cycle, [source], String)
        copies.copyCards(cycle, [source], String)
        copies.copyMyImpact(cycle, [source], String)
        copies.copyAttributions(practice, [source], String)
        copies.countTriers(practice, [source])
        copies.recordCopies(personal, copies.copyTries(practice, [source], String).marks)
        copies.copyVisitNotes(personal, 'host', view.visits, [source], String)
        expect(cycle.table('observations').ids()).toEqual(expect.any(Array))
      }),
      { numRuns: 50 },
    )
  })
})
