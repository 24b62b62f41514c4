import { CrossingSection } from './crossing-section'
import { DataSection } from './data-section'
import { NeedSection } from './need-section'
import { NoticingSection } from './noticing-section'
import { PredictionsSection } from './predictions-section'
import { QuestionSection } from './question-section'
import { ServingSection } from './serving-section'
import { WorrySection } from './worry-section'

/** Collaborate: from predictions and data to a question of our own practice. */
export function CollaborateStep() {
  return (
    <>
      <WorrySection />
      <PredictionsSection />
      <DataSection />
      <NoticingSection />
      <NeedSection />
      <ServingSection />
      <CrossingSection />
      <QuestionSection />
    </>
  )
}
