import { useTranslation } from 'react-i18next'
import { findStrategy } from 'shared/strategies/library'
import { Disclosure } from '../../../../components/disclosure'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { ChooseButton } from './choose-button'
import styles from './options-section.module.css'
import { StrategyDetails } from './strategy-details'

/** A strategy on the team's list: in whose words it stands, what worries us about it, what the library says. */
export function OptionRow({ id }: { id: string }) {
  const { t } = useTranslation('leverage', { keyPrefix: 'options' })
  const options = useCycleRoom().cycle.table('options')
  const [strategyId] = useRowValue(options, id, 'strategyId')
  const entry = findStrategy(strategyId)
  return (
    <>
      <RowText
        table={options}
        id={id}
        field="strategy"
        label={t('strategy')}
        placeholder={t('strategyPlaceholder')}
        variant="serif"
      />
      <RowText table={options} id={id} field="worries" label={t('worries')} placeholder={t('worriesPlaceholder')} variant="card" />
      <ChooseButton optionId={id} />
      {entry && (
        <Disclosure className={styles.details ?? ''} summary={t('details')}>
          <StrategyDetails strategy={entry} />
        </Disclosure>
      )}
    </>
  )
}
