import * as Y from 'yjs'
import * as z from 'zod/mini'
import { cycleDocument, type CycleView } from '../cycles/document'

const decisionKindSchema = z.nullable(z.enum(['start', 'stop', 'continue']))
const reference = z.nullable(z.string())

/**
 * What a published card is made from, counts and all: the server keeps it beside the card, to make the card again when
 * the building changes its minimum or its bands. It never leaves the server. Of the team's room it holds what the card
 * needs and nothing else: no note, no owner, no dissent.
 */
const sourceSchema = z.object({
  inquiryQuestion: z.string(),
  goalMeasure: z.string(),
  goalTarget: z.nullable(z.number()),
  goalBy: z.nullable(z.string()),
  goalForWhom: z.string(),
  chosenStrategy: z.string(),
  chosenStrategyId: reference,
  thenStudents: z.string(),
  asShownBy: z.string(),
  theoryBy: z.nullable(z.string()),
  because: z.string(),
  ifClauses: z.array(z.object({ id: z.string(), text: z.string() })),
  dataSets: z.array(
    z.object({
      id: z.string(),
      measure: z.string(),
      kind: z.nullable(z.enum(['demographic', 'student learning', 'perceptual', 'school process'])),
      content: z.nullable(z.enum(['counts', 'words', 'piles'])),
    }),
  ),
  waves: z.array(
    z.object({
      id: z.string(),
      dataSet: reference,
      wave: z.nullable(z.enum(['baseline', 'mid', 'end'])),
      date: z.nullable(z.string()),
    }),
  ),
  breakdowns: z.array(z.object({ id: z.string(), dataSet: reference, name: z.string() })),
  cells: z.array(z.object({ id: z.string(), breakdown: reference, label: z.string() })),
  counts: z.record(z.string(), z.number()),
  decisions: z.array(z.object({ id: z.string(), kind: decisionKindSchema, text: z.string(), onSharedCard: z.boolean() })),
})
export type CardSource = z.infer<typeof sourceSchema>

/** Takes out of the team's room what its card is made from. */
export function sourceOf(view: CycleView): CardSource {
  const source = z.parse(sourceSchema, view)
  return {
    ...source,
    dataSets: source.dataSets.filter(({ content }) => content === null || content === 'counts'),
    decisions: source.decisions.filter(({ onSharedCard }) => onSharedCard),
  }
}

/** @throws where the JSON is no source */
export function readSource(json: string): CardSource {
  return z.parse(sourceSchema, JSON.parse(json))
}

/** A source as a room in which the team has written nothing else. */
export function viewOf(source: CardSource): CycleView {
  const empty = cycleDocument(new Y.Doc()).project().view
  const rest = { evidence: '', owner: null, checkBy: null, dissent: '', clause: null }
  return {
    ...empty,
    ...source,
    waves: source.waves.map((wave) => ({ ...wave, sourceNote: '' })),
    decisions: source.decisions.map((decision) => ({ ...decision, ...rest })),
  }
}
