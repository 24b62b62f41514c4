import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { readiness } from 'shared/cycles/readiness'
import { type Step, steps } from 'shared/cycles/steps'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { useCycle } from '../cycle-context'
import { railWords } from '../rail-words'
import { addressOf } from '../step-address'
import { useCycleView, usePracticeView } from '../views'
import styles from './step-rail.module.css'

/** The line C–L–E–A–R: the way through the cycle and what is still open on it. On a phone it is a strip. */
export function StepRail({ viewed }: { viewed: Step }) {
  const { t } = useTranslation('cycle')
  const { id, closedAt } = useCycle()
  const view = useCycleView()
  const practice = usePracticeView()
  const facts = useMemo(() => ({ readiness: readiness(view, practice), view, practice }), [view, practice])
  const current = closedAt === null ? (view.step ?? steps[0]) : null
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step} className={styles.step} data-step={step} data-state={facts.readiness[step].state}>
            <Link to={addressOf(id, step)} className={styles.link} aria-current={step === viewed ? 'step' : undefined}>
              <span className={styles.letter} aria-hidden="true">
                {step}
              </span>
              <span className={styles.words}>
                <span className={styles.name}>{t(`step.${step}`)}</span>
                <span className={styles.open}>{railWords(t, step, facts)}</span>
                {step === current && (
                  <span className={styles.here}>
                    <span className={styles.hereWords}>{t('rail.weAreHere')}</span>
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <NextCycle />
    </nav>
  )
}

/** R bends back to the next cycle. */
function NextCycle() {
  const { t } = useTranslation('cycle')
  const { number, nextCycleId } = useCycle()
  return (
    <div className={styles.next}>
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
        <path d="M16 3v5a4 4 0 0 1-4 4H4M8 8l-4 4 4 4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {nextCycleId ? (
        <Link to={`/cycles/${nextCycleId}`}>{t('rail.goToNext', { number: number + 1 })}</Link>
      ) : (
        <span>
          <VisuallyHidden>{t('step.R')}: </VisuallyHidden>
          {t('rail.opensNext', { number: number + 1 })}
        </span>
      )}
    </div>
  )
}
