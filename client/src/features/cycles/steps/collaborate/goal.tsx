import { useTranslation } from 'react-i18next'
import { DateField } from '../../../../editor/fields/date-field'
import { NumberField } from '../../../../editor/fields/number-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue } from '../../../../sync/hooks'
import { TextField } from '../../components/field'
import styles from './goal.module.css'
import { Part } from './part'

/** The goal: measured by what, from where to where, by when, for whom. */
export function Goal() {
  const { t } = useTranslation('collaborate', { keyPrefix: 'question' })
  const { cycle, mayEdit } = useCycleRoom()
  const baseline = useValue(cycle, 'goalBaseline')
  const target = useValue(cycle, 'goalTarget')
  const by = useValue(cycle, 'goalBy')
  const percent = { min: 0, max: 100, unit: t('percentUnit'), readOnly: !mayEdit }
  return (
    <Part title={t('goal')}>
      <div className={styles.goal}>
        <div className={styles.wide}>
          <TextField name="goalMeasure" label={t('goalMeasure')} placeholder={t('goalMeasurePlaceholder')} oneLine />
        </div>
        <NumberField {...percent} path="goalBaseline" label={t('goalBaseline')} bind={baseline} />
        <NumberField {...percent} path="goalTarget" label={t('goalTarget')} bind={target} />
        <DateField path="goalBy" label={t('goalBy')} bind={by} readOnly={!mayEdit} />
        <div className={styles.wide}>
          <TextField name="goalForWhom" label={t('goalForWhom')} placeholder={t('goalForWhomPlaceholder')} oneLine />
        </div>
      </div>
    </Part>
  )
}
