import { useTranslation } from 'react-i18next'
import { type Step, steps } from 'shared/cycles/steps'
import type { Comparison } from 'shared/history/schema'
import { i18n } from '../../../lib/i18n'
import { useHistoryOf } from '../history-context'
import { partsOf, type StepPart } from '../steps-of'
import { ComparedContext } from '../compared'
import { useMoments } from '../use-moments'
import styles from './comparison.module.css'
import { FieldCompared } from './field-compared'

/** Step by step, what differs; what does not is counted. */
export function StepDifferences({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation(['history', 'cycle'])
  const { versions, withPractice } = useHistoryOf()
  const moments = useMoments()
  const parts = partsOf(comparison.differences, withPractice)
  const same = steps.filter((step) => !parts.some((part) => part.step === step))
  const nameOf = (version: Comparison['before']) => (version === null ? t('now') : moments.when(version.at))
  const titleOf = (version: Comparison['before']) => (version === null ? t('asSaved') : moments.title(version, versions))
  const { before, after, names } = comparison
  return (
    <ComparedContext value={{ earlier: nameOf(before), later: nameOf(after), names, restorable: after === null ? before : null }}>
      <div className={styles.sidesHead} aria-hidden="true">
        <p>
          <strong>{nameOf(before)}</strong> <span>{titleOf(before)}</span>
        </p>
        <p>
          <strong>{nameOf(after)}</strong> <span>{titleOf(after)}</span>
        </p>
      </div>
      {parts.map((part) => (
        <StepCompared key={part.step ?? 'elsewhere'} part={part} />
      ))}
      {same.length > 0 && <p className={styles.rest}>{t('compare.sameSteps', { steps: wordList(same.map((step) => t(`cycle:step.${step}`))) })}</p>}
    </ComparedContext>
  )
}

function StepCompared({ part: { step, differences, rest } }: { part: StepPart }) {
  const { t } = useTranslation(['history', 'cycle'])
  return (
    <section className={styles.step} data-step={step ?? undefined} aria-labelledby={headingOf(step)}>
      <h3 id={headingOf(step)} className={styles.stepName}>
        {step === null ? t('compare.elsewhere') : t(`cycle:step.${step}`)}
      </h3>
      {differences.map((difference) => (
        <FieldCompared key={`${difference.document}/${difference.field}`} difference={difference} />
      ))}
      {rest > 0 && <p className={styles.rest}>{t('compare.rest', { count: rest })}</p>}
    </section>
  )
}

const headingOf = (step: Step | null) => `compared-${step ?? 'elsewhere'}`

function wordList(words: readonly string[]): string {
  return new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(words)
}
