import { useTranslation } from 'react-i18next'
import { steps } from 'shared/cycles/steps'
import type { BoardCycle } from 'shared/dashboards/schema'
import { classNames } from '../../../lib/class-names'
import { heightOf, middle, piecesOf, placeOf, width } from '../trail'
import styles from './step-trail.module.css'

/** Where a team stands on the line C–L–E–A–R, and where it has been. Going back is a step like any other. */
export function StepTrail({ cycle: { step, trail, number } }: { cycle: BoardCycle }) {
  const { t } = useTranslation(['board', 'home'])
  const names = trail.slice(0, -1).map((each) => t(`home:steps.${each}`))
  const here = t(`home:steps.${step}`)
  const pieces = piecesOf(trail)
  const height = heightOf(pieces)
  const label = names.length === 0 ? t('trail.here', { number, step: here }) : t('trail.been', { number, step: here, steps: names.join(', ') })
  return (
    <svg className={styles.trail} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {pieces.map(({ key, path, gone }) => (
        <path key={key} d={path} className={classNames(styles.line, gone && styles.gone)} />
      ))}
      {steps.map((each) =>
        each === step ? null : (
          <circle key={each} cx={placeOf(each)} cy={middle} r="4.5" className={classNames(styles.stop, trail.includes(each) && styles.been)} />
        ),
      )}
      <circle cx={placeOf(step)} cy={middle} r="13" style={{ fill: `var(--step-${step.toLowerCase()})` }} />
      <text x={placeOf(step)} y={middle} className={styles.letter} aria-hidden="true">
        {step}
      </text>
    </svg>
  )
}
