import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cycleDocument } from '../cycles/document'
import { addDataSet } from '../data/add-data-set'
import { defaultSettings } from '../data/bands'
import { fill } from '../document/fill'
import { makeCard } from './make-card'
import { readSource, sourceOf, viewOf } from './source'

function room() {
  const cycle = cycleDocument(new Y.Doc())
  fill(cycle, {
    step: 'R',
    inquiryQuestion: 'How can we help students infer?',
    strengths: 'a strength of the room',
    goalMeasure: 'Inference check',
    goalBaseline: 41,
    goalTarget: 65,
    goalBy: '2026-01-30',
    goalForWhom: 'all of grade 3',
    chosenStrategy: 'Think-aloud',
    thenStudents: 'explain an inference',
    asShownBy: 'the check',
    theoryBy: '2026-01-30',
    because: 'they hear it',
    ifClauses: [{ text: 'think aloud' }],
    decisions: [
      { kind: 'start', text: 'Think aloud daily', evidence: 'evidence of the room', dissent: 'dissent of the room', owner: 'amara', onSharedCard: true },
      { kind: 'stop', text: 'unticked decision', onSharedCard: false },
    ],
  })
  addDataSet(cycle, {
    measure: 'Inference check',
    kind: 'student learning',
    waves: {
      baseline: { date: '2025-10-01', sourceNote: 'note of the room', whole: [71, 29], groups: { EL: { EL: [24, 5], 'Not EL': [47, 24] } } },
      end: { date: '2026-01-20', whole: [71, 42], groups: { EL: { EL: [24, 12], 'Not EL': [47, 30] } } },
    },
  })
  return cycle.project().view
}

const of = { team: { id: 't', name: 'Grade 3', grade: '3' }, cycle: { id: 'c', number: 3 }, settings: defaultSettings }

describe('what the server keeps of a room that has published', () => {
  it('makes the same card as the room itself', () => {
    const view = room()
    const kept = viewOf(readSource(JSON.stringify(sourceOf(view))))
    expect(makeCard(kept, of)).toEqual(makeCard(view, of))
    expect(makeCard(kept, of).results).toHaveLength(1)
  })

  it('holds nothing that the card does not need', () => {
    const kept = JSON.stringify(sourceOf(room()))
    expect(kept).toContain('Think aloud daily')
    for (const word of ['of the room', 'amara', 'unticked']) expect(kept).not.toContain(word)
  })
})
