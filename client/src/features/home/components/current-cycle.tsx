import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CycleSummary } from 'shared/teams/schema'
import { ChevronRight } from '../../../components/icons'
import { VisibilityChip } from '../../../components/visibility-chip'
import { formatDay, longDay } from '../../../lib/dates'
import styles from './current-cycle.module.css'
import { StepLine } from './step-line'

/** The open cycle: one press and one is where one left. */
export function CurrentCycle({ cycle, mayEdit }: { cycle: CycleSummary; mayEdit: boolean }) {
  const { t } = useTranslation('home')
  return (
    <div className={styles.cycle} style={{ '--hue': `var(--step-${cycle.step.toLowerCase()})` }}>
      <div className={styles.head}>
        <StepLine step={cycle.step} number={cycle.number} />
        <VisibilityChip visibility="team-coach" />
      </div>
      <p className={cycle.title ? styles.question : styles.noQuestion}>{cycle.title || t('noQuestion')}</p>
      {cycle.pause && (
        <p className={styles.pause}>
          {t('paused', { date: longDay(formatDay(new Date(cycle.pause.since))), reason: cycle.pause.reason })}
        </p>
      )}
      <Link to={`/cycles/${encodeURIComponent(cycle.id)}`} className={styles.open}>
        {mayEdit ? t('goOn', { step: t(`steps.${cycle.step}`) }) : t('read')}
        <ChevronRight />
      </Link>
    </div>
  )
}
