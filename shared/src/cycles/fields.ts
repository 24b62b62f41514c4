/**
 * Every field of a CLEAR cycle (product.md, "The cycle, field by field"), by document. To add a field, add it here:
 * types, readers, projection, the gate and the tests of every field follow.
 *
 * A cycle lives in three kinds of document, because a document gives every byte to everyone who may open it:
 * - `cycle`: the team's room, which an assigned coach may read;
 * - `practice`: tries and attributions, which a coach sees only if the team opts in;
 * - `personal`: one for each author, open to its author alone.
 */
import { choice, count, date, flag, number, reference, rich, type Shape, text } from '../document/shape'
import { steps } from './steps'

const percent = number(0, 100)
const decisionKind = choice('start', 'stop', 'continue')

/** The team's room. */
export const cycleShape = {
  version: 1,
  fields: {
    step: choice(...steps),
    /** By which door the cycle was opened; null until the team picks one. */
    door: choice('data', 'worry', 'strategy'),

    // Collaborate
    worry: text,
    predictionsRevealed: flag,
    strengths: rich,
    greatestNeed: rich,
    forWhom: text,
    underserved: text,
    crossingQuestion: text,
    inquiryQuestion: text,
    goalMeasure: text,
    goalBaseline: percent,
    goalTarget: percent,
    goalBy: date,
    goalForWhom: text,

    // Leverage
    chosenStrategy: text,
    chosenStrategyId: reference,
    whyHere: rich,
    districtAsk: rich,
    ourExperience: rich,
    thenStudents: text,
    asShownBy: text,
    theoryBy: date,
    because: text,
    predictedPercent: percent,
    predictionBefore: text,

    // Assess
    ourImpact: rich,
    surprises: rich,

    // Re-examine
    cardsRevealed: flag,
    learnedAboutPractice: rich,
    learnedAboutStudents: rich,
    nextQuestion: text,
  },
  tables: {
    // Carry-in, from the second cycle on
    carriedDecisions: { kind: decisionKind, text, verdict: choice('kept', 'dropped'), why: text },
    carriedQuestions: { text, answer: text },
    carriedAssumptions: { text, verdict: choice('standing', 'not any more'), why: text },

    // Collaborate
    predictions: { text, signedBy: reference },
    dataSets: {
      measure: text,
      kind: choice('demographic', 'student learning', 'perceptual', 'school process'),
      content: choice('counts', 'words', 'piles'),
    },
    waves: { dataSet: reference, wave: choice('baseline', 'mid', 'end'), date, sourceNote: text },
    breakdowns: { dataSet: reference, name: text },
    cells: { breakdown: reference, label: text },
    piles: { dataSet: reference, name: text },
    voices: { wave: reference, who: choice('students', 'families', 'teachers'), text },
    observations: { text },
    inferences: { text, confirmedBy: text },
    assumptions: { text, verdict: choice('standing', 'not any more'), revisited: text },

    // Leverage
    options: { strategy: text, strategyId: reference, worries: text },
    ifClauses: { text },

    // Experiment
    adaptations: { text, why: text, clause: reference },
    visits: {
      kind: choice('open', 'wish'),
      person: reference,
      with: reference,
      date,
      when: text,
      about: text,
    },
    studentVoices: { text },
    artefacts: { caption: text, link: reference, image: reference },
    smallWins: { text },
    asks: { text, to: choice('colleague', 'coach', 'leader'), about: text },

    // Assess
    sharedImpacts: { text, signedBy: reference },

    // Re-examine
    cardGroups: { kind: decisionKind, name: text },
    cards: { kind: decisionKind, text, signedBy: reference, group: reference },
    decisions: {
      kind: decisionKind,
      text,
      evidence: text,
      owner: reference,
      checkBy: date,
      dissent: text,
      clause: reference,
      onSharedCard: flag,
    },
  },
  grids: {
    /** Counts of children; keys are made in data/counts.ts. */
    counts: count(100_000),
    /** Votes for cards: `<card>/<person>`. */
    votes: flag,
    /** How often a version was restored over a field, or a row as `<table>/<row>`: pages forget their undo of it (L5). */
    restored: count(1_000_000),
  },
} as const satisfies Shape

/** Tries and attributions: the team's alone unless it opts in for its coach. */
export const practiceShape = {
  version: 1,
  fields: {},
  tables: {
    tries: { date, clause: reference, did: text, students: text, puzzle: text, toTheTable: flag, signedBy: reference },
    inTheWay: { clause: reference, text },
    attributions: {
      cause: text,
      column: choice('changeable', 'fixed', 'outside'),
      reframe: text,
      asAsk: flag,
      signedBy: reference,
    },
  },
  grids: {
    /** How many of us have tried a clause, by clause id. Counted by the server, which alone knows the authors. */
    triers: count(1_000),
    /** As in the room. */
    restored: count(1_000_000),
  },
} as const satisfies Shape

/** What one author alone sees. `copies` is written by the server: personal row id → the id of its copy. */
export const personalShape = {
  version: 1,
  fields: { myImpact: text, myImpactShared: flag, myImpactSigned: flag },
  tables: {
    predictions: { text, signed: flag },
    cards: { kind: decisionKind, text, signed: flag },
    tries: {
      date,
      clause: reference,
      did: text,
      students: text,
      puzzle: text,
      toTheTable: flag,
      signed: flag,
      done: flag,
    },
    attributions: {
      cause: text,
      column: choice('changeable', 'fixed', 'outside'),
      reframe: text,
      signed: flag,
      done: flag,
    },
    visitNotes: { visit: reference, text, done: flag },
    receivedNotes: { visit: reference, from: reference, text },
    copies: { row: reference, copy: reference },
  },
  grids: {},
} as const satisfies Shape

export type CycleShape = typeof cycleShape
export type PracticeShape = typeof practiceShape
export type PersonalShape = typeof personalShape

/** The kinds of document that a cycle is made of. */
export const documentKinds = ['cycle', 'practice', 'personal'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const shapes: { cycle: CycleShape; practice: PracticeShape; personal: PersonalShape } = {
  cycle: cycleShape,
  practice: practiceShape,
  personal: personalShape,
}

/** Raised when an older editor would delete nodes that it does not know (sync.md G6). */
export const editorVersion = 1
