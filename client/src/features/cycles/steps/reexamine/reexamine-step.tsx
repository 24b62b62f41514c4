import { AssumptionsSection } from './assumptions-section'
import { CardsSection } from './cards-section'
import { CloseSection } from './close-section'
import { DecisionsSection } from './decisions-section'
import { LearnedSection } from './learned-section'
import { NextQuestionSection } from './next-question-section'

/** Re-examine: from silent cards to decisions, what we learned, and the close of the cycle. */
export function ReexamineStep() {
  return (
    <>
      <CardsSection />
      <DecisionsSection />
      <AssumptionsSection />
      <LearnedSection />
      <NextQuestionSection />
      <CloseSection />
    </>
  )
}
