import type { CycleView } from './document'

/** A theory of action has one to three *if* clauses (product.md). */
export const mostClauses = 3

/** The sentence "If we … (and …), then students will … as shown by … by …, because …", blank parts left empty. */
export interface TheoryOfAction {
  /** Clauses with words, in order. Two people who add at once may make a fourth: it is kept, never cut. */
  clauses: { id: string; text: string }[]
  thenStudents: string
  asShownBy: string
  /** `YYYY-MM-DD` */
  by: string | null
  because: string
}

/** A gentle hint at one blank of the sentence. Screens take the words from the catalogue, by `code`. */
export type TheoryHint =
  | { blank: 'if'; clause: string; code: 'not-our-action' }
  | { blank: 'then'; code: 'not-student-learning' }

/** Reads the theory of action out of a cycle, trimmed, without blank clauses. */
export function readTheory(view: CycleView): TheoryOfAction {
  return {
    clauses: view.ifClauses.flatMap(({ id, text }) => (text.trim() ? [{ id, text: text.trim() }] : [])),
    thenStudents: view.thenStudents.trim(),
    asShownBy: view.asShownBy.trim(),
    by: view.theoryBy,
    because: view.because.trim(),
  }
}

/** Is the sentence whole: an *if*, a *then*, evidence and a date? The *because* makes it better, not whole. */
export function isTheoryWhole({ clauses, thenStudents, asShownBy, by }: TheoryOfAction): boolean {
  return clauses.length > 0 && thenStudents !== '' && asShownBy !== '' && by !== null
}

/** May another *if* clause be offered? Blank ones count: fill those first. */
export function mayAddClause(view: CycleView): boolean {
  return view.ifClauses.length < mostClauses
}

/** Does an action name an *if* clause that stands? One that serves none is marked, kindly: it keeps us busy. */
export function servesTheory({ clauses }: TheoryOfAction, clause: string | null): boolean {
  return clauses.some(({ id }) => id === clause)
}

/** An *if* that starts with one of these is about somebody else's doing. */
const otherPeople = new Set(
  'students student children kids pupils they parents families guardians learners district principal admin school'.split(' '),
)
/** An *if* that starts with one of these wishes for a state or a condition ("have more time"), or names no deed. */
const noDeed = new Set(
  'have had has get got are am were be been want wish hope believe know need feel expect could would should'.split(' '),
)
const causing = new Set(['have', 'get'])
/** A *then* that starts with one of these cannot be seen in what a student says, writes or does. */
const unseen = new Set(
  `understand know learn be become feel like love enjoy want care appreciate improve grow succeed benefit progress
   behave attend try`.split(/\s+/),
)
/** A *then* that starts with one of these speaks of a mark on a test, not of learning. */
const marks = new Set('pass score perform achieve meet exceed'.split(' '))
const better = new Set('better well more higher'.split(' '))
const opening = new Set('we all our the will to also always then that if and us would'.split(' '))

/**
 * Gentle hints, by rule; English words only (other languages get none until their lists are written). The rules are
 * ours:
 * - an *if* names no action of ours when its first word of weight is other people ("students read more", "parents …")
 *   or a verb without a deed ("have more time", "are consistent", "believe …");
 * - a *then* names no student learning when its first word of weight is a verb that nobody can observe ("understand",
 *   "be engaged", "improve"), a mark on a test ("pass", "score"), "do / get better", or when it speaks of us ("we …").
 * "All", "the", "our" and the like carry no weight. A blank part gets no hint. A hint is never in the way of anything.
 */
export function theoryHints({ clauses, thenStudents }: TheoryOfAction): TheoryHint[] {
  const hints: TheoryHint[] = clauses
    .filter(({ text }) => !namesOurAction(text))
    .map(({ id }) => ({ blank: 'if', clause: id, code: 'not-our-action' }))
  if (thenStudents && !namesStudentLearning(thenStudents)) hints.push({ blank: 'then', code: 'not-student-learning' })
  return hints
}

function namesOurAction(clause: string): boolean {
  const [first, second] = wordsOfWeight(clause)
  if (first === undefined) return true
  // "have students turn and talk" is a deed, "have more time" is not.
  if (causing.has(first) && second !== undefined && otherPeople.has(second)) return true
  return !otherPeople.has(first) && !noDeed.has(first)
}

function namesStudentLearning(then: string): boolean {
  const all = wordsIn(then)
  if (all[0] === 'we' || all[0] === 'teachers') return false
  const [first, second] = wordsOfWeight(then.replace(/\bbe able to\b/i, '')).filter((word) => !otherPeople.has(word))
  if (first === undefined) return true
  if ((first === 'do' || first === 'get') && second !== undefined) return !better.has(second)
  return !unseen.has(first) && !marks.has(first)
}

function wordsIn(sentence: string): string[] {
  return sentence.toLowerCase().match(/[\p{L}’']+/gu) ?? []
}

function wordsOfWeight(sentence: string): string[] {
  return wordsIn(sentence).filter((word) => !opening.has(word))
}
