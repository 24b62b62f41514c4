import { AskedSection } from './asked-section'
import { ChosenSection } from './chosen-section'
import { OptionsSection } from './options-section'
import { PredictionSection } from './prediction-section'
import { TheorySection } from './theory-section'

/** Leverage: from strategies weighed to a theory of action and a prediction. */
export function LeverageStep() {
  return (
    <>
      <OptionsSection />
      <ChosenSection />
      <AskedSection />
      <TheorySection />
      <PredictionSection />
    </>
  )
}
