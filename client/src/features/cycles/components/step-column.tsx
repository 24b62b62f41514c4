import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readiness } from 'shared/cycles/readiness'
import type { Step } from 'shared/cycles/steps'
import { SkeletonText } from '../../../components/skeleton'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { useCycle } from '../cycle-context'
import { stepPages } from '../steps/registry'
import { pathOfOpen } from '../step-places'
import { useCycleView, usePracticeView } from '../views'
import { CarryIn } from './carry-in'
import styles from './step-column.module.css'
import { StepFrame } from './step-frame'
import { StepHead } from './step-head'
import { TheorySentence } from './theory-sentence'

/** Steps that begin with the theory of action, word for word as it was made in Leverage. */
const withTheory: readonly Step[] = ['E', 'A', 'R']

/** The middle of the page: a step's name and question, what it starts from, and its sections. */
export function StepColumn({ step }: { step: Step }) {
  const { id } = useCycle()
  const jobPath = useJobPath(step)
  const { Page } = stepPages[step]
  return (
    <div className={styles.column} data-step={step}>
      <Suspense fallback={<StepLoading step={step} />}>
        <StepFrame step={step} cycleId={id} jobPath={jobPath}>
          <StepHead step={step} />
          {withTheory.includes(step) && (
            <div className={styles.theory}>
              <TheorySentence />
            </div>
          )}
          {step === 'C' && <CarryIn />}
          <Page />
        </StepFrame>
      </Suspense>
    </div>
  )
}

/** Where the first thing that is still open in this step stands, a ★ before others. */
function useJobPath(step: Step): string | null {
  const view = useCycleView()
  const practice = usePracticeView()
  return useMemo(() => {
    const { open } = readiness(view, practice)[step]
    const first = open.find(({ star }) => star) ?? open[0]
    return first ? pathOfOpen(first.item, view) : null
  }, [view, practice, step])
}

function StepLoading({ step }: { step: Step }) {
  const { t } = useTranslation('cycle')
  return (
    <div aria-busy="true" className={styles.loading}>
      <h1 className={styles.name}>{t(`step.${step}`)}</h1>
      <VisuallyHidden>{t('state.stepLoading')}</VisuallyHidden>
      <SkeletonText lines={5} />
    </div>
  )
}
