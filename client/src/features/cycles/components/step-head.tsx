import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Step, steps } from 'shared/cycles/steps'
import { announce } from '../../../components/announce'
import { Button } from '../../../components/button'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useValue } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import { addressOf } from '../step-address'
import { useStepFrame } from './step-frame'
import styles from './step-head.module.css'
import { VisibleTo } from './visible-to'

/** A step's name in its hue, its question, and whether the team is here. */
export function StepHead({ step }: { step: Step }) {
  const { t } = useTranslation('cycle')
  const { unfoldAll } = useStepFrame()
  return (
    <div className={styles.head}>
      <div className={styles.title}>
        <h1 className={styles.name}>{t(`step.${step}`)}</h1>
        <p className={styles.question}>{t(`stepQuestion.${step}`)}</p>
        <span className={styles.folds}>
          <Button variant="text" size="small" onClick={() => unfoldAll(true)}>
            {t('section.openAll')}
          </Button>
          <Button variant="text" size="small" onClick={() => unfoldAll(false)}>
            {t('section.foldAll')}
          </Button>
        </span>
      </div>
      <div className={styles.where}>
        <span className={styles.onPhone}>
          <VisibleTo />
        </span>
        <WhereTheTeamIs step={step} />
      </div>
    </div>
  )
}

/** Reading a step is one's own; moving the team to it is said on its own, and everybody sees it. */
function WhereTheTeamIs({ step }: { step: Step }) {
  const { t } = useTranslation('cycle')
  const { id, closedAt } = useCycle()
  const { cycle, mayEdit } = useCycleRoom()
  const [chosen, setStep] = useValue(cycle, 'step')
  const current = chosen ?? steps[0]
  if (closedAt !== null) return null
  if (current === step) return <p className={styles.onPhone}>{t('rail.weAreHere')}</p>
  const move = () => {
    setStep(step)
    announce(t('rail.movedHere', { step: t(`step.${step}`) }))
  }
  return (
    <p className={styles.here}>
      <Link to={addressOf(id, current)}>{t('rail.teamIsAt', { current: t(`step.${current}`) })}</Link>
      {mayEdit && (
        <Button variant="text" size="small" onClick={move}>
          {t('rail.hereNow')}
        </Button>
      )}
    </p>
  )
}
