import type { CycleDocument, CycleView } from './document'

const hasWords = ({ text }: { text: string }): boolean => text.trim() !== ''

/**
 * What a cycle hands to the next: its decisions, its questions that are still open (the next question, and carried ones
 * that nobody answered) and its assumptions that still stand. Owner, evidence and dissent stay behind. A carried row
 * keeps the id of the row it came from. For the seed of the next cycle: writes into an empty document, once.
 */
export function carryIn(previous: CycleView): (document: CycleDocument) => void {
  const decisions = previous.decisions.filter(hasWords)
  const questions = [
    ...previous.carriedQuestions.filter(({ answer }) => answer.trim() === ''),
    { id: 'next-question', text: previous.nextQuestion },
  ].filter(hasWords)
  const assumptions = [...previous.carriedAssumptions, ...previous.assumptions].filter(
    (assumption) => hasWords(assumption) && assumption.verdict !== 'not any more',
  )
  return (document) =>
    document.transact(() => {
      for (const { id, kind, text } of decisions) document.table('carriedDecisions').add({ kind, text }, { id })
      for (const { id, text } of questions) {
        // The next question has no row of its own, so it needs an id here that a later one does not share.
        document.table('carriedQuestions').add({ text }, id === 'next-question' ? {} : { id })
      }
      for (const { id, text } of assumptions) document.table('carriedAssumptions').add({ text }, { id })
    })
}
