import styles from './assess-step.module.css'
import { DifferenceSection } from './difference-section'
import { ImpactSection } from './impact-section'
import { LookSections } from './look-sections'
import { MyImpactSection } from './my-impact-section'
import { SurprisesSection } from './surprises-section'
import { TriedSection } from './tried-section'

/** Assess: the same look again, how much it was tried, what our impact was, and what made the difference. */
export function AssessStep() {
  return (
    <>
      <LookSections />
      <div className={styles.pair}>
        <TriedSection />
        <ImpactSection />
      </div>
      <MyImpactSection />
      <SurprisesSection />
      <DifferenceSection />
    </>
  )
}
