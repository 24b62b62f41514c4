import { AdaptationsSection } from './adaptations-section'
import { ArtefactsSection } from './artefacts-section'
import { AsksSection } from './asks-section'
import { InTheWaySection } from './in-the-way-section'
import { SmallWinsSection } from './small-wins-section'
import { StudentVoicesSection } from './student-voices-section'
import { TableSection } from './table-section'
import { TriesSection } from './tries-section'
import { VisitsSection } from './visits-section'

/** Experiment: trying what the theory of action says, and writing down what students did. */
export function ExperimentStep() {
  return (
    <>
      <TriesSection />
      <InTheWaySection />
      <TableSection />
      <AdaptationsSection />
      <VisitsSection />
      <StudentVoicesSection />
      <ArtefactsSection />
      <SmallWinsSection />
      <AsksSection />
    </>
  )
}
