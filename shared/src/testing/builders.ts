/** Real typed documents for tests, on every side. */
import * as Y from 'yjs'
import {
  type CycleDocument,
  cycleDocument,
  type PersonalDocument,
  personalDocument,
  type PracticeDocument,
  practiceDocument,
} from '../cycles/document'
import type { CycleShape, PersonalShape, PracticeShape } from '../cycles/fields'
import { addDataSet, type NewDataSet } from '../data/add-data-set'
import { type DataSet, readDataSets } from '../data/data-sets'
import { type Content, fill } from '../document/fill'

/** The team's room of a cycle with this content: `makeCycle({ step: 'L', ifClauses: [{ id: 'aloud', text: '…' }] })`. */
export function makeCycle(content: Content<CycleShape> = {}, dataSets: readonly NewDataSet[] = []): CycleDocument {
  const cycle = cycleDocument(new Y.Doc())
  fill(cycle, content)
  for (const dataSet of dataSets) addDataSet(cycle, dataSet)
  return cycle
}

export function makePractice(content: Content<PracticeShape> = {}): PracticeDocument {
  const practice = practiceDocument(new Y.Doc())
  fill(practice, content)
  return practice
}

export function makePersonal(content: Content<PersonalShape> = {}): PersonalDocument {
  const personal = personalDocument(new Y.Doc())
  fill(personal, content)
  return personal
}

/** A data set as it is read back out of a cycle. */
export function makeDataSet(dataSet: NewDataSet): DataSet {
  const [made] = readDataSets(makeCycle({}, [dataSet]).project().view)
  if (!made) throw new Error('the data set was not read back')
  return made
}

/** Grade 3 of the demo school: inference 29 → 42 of 71; the gap between English learners and others 30.2 → 13.8. */
export const inferenceCheck: NewDataSet = {
  measure: 'Inference check',
  waves: {
    baseline: {
      date: '2025-10-14',
      whole: [71, 29],
      groups: {
        'English learners': { 'English learners': [24, 5], 'Not English learners': [47, 24] },
        IEP: { 'With an IEP': [9, 1], 'No IEP': [62, 28] },
      },
    },
    mid: {
      date: '2026-01-23',
      whole: [71, 42],
      groups: {
        'English learners': { 'English learners': [24, 12], 'Not English learners': [47, 30] },
        IEP: { 'With an IEP': [9, 3], 'No IEP': [62, 39] },
      },
    },
  },
}

/** A cycle in which all eight ★ are there, at its last step; `clause` is the id of its one *if* clause. */
export function makeWholeCycle(content: Content<CycleShape> = {}): CycleDocument {
  const whole: Content<CycleShape> = {
    step: 'R',
    strengths: 'They retell a story well.',
    greatestNeed: 'Saying what a text does not say.',
    forWhom: 'English learners most of all',
    inquiryQuestion: 'How can we help students infer?',
    chosenStrategy: 'Thinking aloud',
    ifClauses: [{ id: 'clause', text: 'think aloud how we read between the lines' }],
    thenStudents: 'explain an inference with two details',
    asShownBy: 'the inference check',
    theoryBy: '2026-01-30',
    decisions: [{ id: 'decision', kind: 'continue', text: 'Think aloud twice a week' }],
  }
  return makeCycle({ ...whole, ...content }, [inferenceCheck])
}
