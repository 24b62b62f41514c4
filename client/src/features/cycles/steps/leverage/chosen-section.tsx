import { useTranslation } from 'react-i18next'
import { findStrategy } from 'shared/strategies/library'
import { Disclosure } from '../../../../components/disclosure'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useValue, useWords } from '../../../../sync/hooks'
import { RichField, TextField } from '../../components/field'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { ChooseButton } from './choose-button'
import styles from './chosen-section.module.css'
import { StrategyDetails } from './strategy-details'

/** The one strategy that the team will try, and why here. */
export function ChosenSection() {
  const { t } = useTranslation('leverage')
  const { cycle } = useCycleRoom()
  const chosen = useWords(cycle.text('chosenStrategy')).trim()
  const [strategyId] = useValue(cycle, 'chosenStrategyId')
  const entry = findStrategy(strategyId)
  return (
    <StepSection
      id="chosen"
      title={t('sections.chosen')}
      visibility="team-coach"
      star
      hint={t('hints.chosen')}
      summary={chosen}
      path={['chosenStrategy', 'whyHere']}
    >
      <FromOptions />
      <div>
        <TextField
          name="chosenStrategy"
          label={t('chosen.label')}
          placeholder={t('chosen.placeholder')}
          variant="serif"
        />
        {entry && (
          <Disclosure className={styles.details ?? ''} summary={t('options.details')}>
            <StrategyDetails strategy={entry} />
          </Disclosure>
        )}
      </div>
      <RichField name="whyHere" label={t('chosen.whyHere')} placeholder={t('chosen.whyHerePlaceholder')} />
    </StepSection>
  )
}

/** The weighed ones to choose from, by their names. */
function FromOptions() {
  const { t } = useTranslation('leverage', { keyPrefix: 'chosen' })
  const options = useCycleView().options.filter(({ strategy }) => strategy.trim() !== '')
  if (options.length === 0) return <p className={styles.none}>{t('none')}</p>
  return (
    <div>
      <p className={styles.label} id="chosen-from">
        {t('fromOptions')}
      </p>
      <ul className={styles.options} aria-labelledby="chosen-from">
        {options.map(({ id, strategy }) => (
          <li key={id}>
            <ChooseButton optionId={id} label={strategy.trim()} />
          </li>
        ))}
      </ul>
    </div>
  )
}
