import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Step, steps } from 'shared/cycles/steps'
import { Button } from '../../../components/button'
import { useCycle } from '../cycle-context'
import { addressOf } from '../step-address'
import { useCycleScreen } from '../store'
import styles from './projector-bar.module.css'

/** In projector view: only the way to the step before and after, and out of it. */
export function ProjectorBar({ step }: { step: Step }) {
  const { t } = useTranslation('cycle')
  const { id } = useCycle()
  const setProjector = useCycleScreen((screen) => screen.setProjector)
  const at = steps.indexOf(step)
  const before = steps[at - 1]
  const after = steps[at + 1]
  return (
    <nav className={styles.bar} aria-label={t('rail.label')}>
      {before && <Link to={addressOf(id, before)}>‹ {t(`step.${before}`)}</Link>}
      {after && <Link to={addressOf(id, after)}>{t(`step.${after}`)} ›</Link>}
      <Button variant="quiet" size="small" className={styles.leave} onClick={() => setProjector(false)}>
        {t('projector.leave')}
      </Button>
    </nav>
  )
}
