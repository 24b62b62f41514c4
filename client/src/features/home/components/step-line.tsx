import { useTranslation } from 'react-i18next'
import { type Step, steps } from 'shared/cycles/steps'
import { classNames } from '../../../lib/class-names'
import styles from './step-line.module.css'

/** Where a cycle stands on the line C–L–E–A–R, small. */
export function StepLine({ step, number }: { step: Step; number: number }) {
  const { t } = useTranslation('home')
  const at = steps.indexOf(step)
  return (
    <span className={styles.line} role="img" aria-label={t('line', { number, step: t(`steps.${step}`) })}>
      {steps.map((each, index) => (
        <span
          key={each}
          className={classNames(styles.stop, index < at && styles.past, each === step && styles.here)}
          style={each === step ? { background: `var(--step-${each.toLowerCase()})` } : undefined}
        >
          {each === step && each}
        </span>
      ))}
    </span>
  )
}
