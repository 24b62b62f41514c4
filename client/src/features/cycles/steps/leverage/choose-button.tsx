import { useTranslation } from 'react-i18next'
import { Button } from '../../../../components/button'
import { Check } from '../../../../components/icons'
import { showToast } from '../../../../components/toast-store'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue, useWords } from '../../../../sync/hooks'
import { chooseStrategy } from './choose-strategy'
import styles from './options-section.module.css'

/** Makes a weighed strategy the chosen one, or says that it is. What was chosen before is one click away. */
export function ChooseButton({ optionId, label }: { optionId: string; label?: string }) {
  const { t } = useTranslation('leverage', { keyPrefix: 'options' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const options = cycle.table('options')
  const strategy = useWords(options.text(optionId, 'strategy')).trim()
  const chosen = useWords(cycle.text('chosenStrategy')).trim()
  const [strategyId] = useRowValue(options, optionId, 'strategyId')
  if (strategy === '') return null
  if (strategy === chosen) {
    return (
      <span className={styles.chosen}>
        <Check />
        {label ?? t('chosen')}
      </span>
    )
  }
  if (!mayEdit) return label ? <span>{label}</span> : null
  const choose = () => {
    history.endStep()
    const before = chooseStrategy(cycle, { strategy, strategyId })
    showToast(t('chosenSaid', { strategy }), () => chooseStrategy(cycle, before))
  }
  return (
    <Button size="small" className={styles.choose} aria-label={`${t('choose')}: ${strategy}`} onClick={choose}>
      {label ?? t('choose')}
    </Button>
  )
}
