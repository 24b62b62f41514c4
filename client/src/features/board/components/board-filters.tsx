import { useTranslation } from 'react-i18next'
import { steps } from 'shared/cycles/steps'
import { Button } from '../../../components/button'
import { Select } from '../../../components/field'
import { everything, type Filter } from '../filter'
import styles from './board-page.module.css'

interface Props {
  filter: Filter
  onFilter: (filter: Filter) => void
  strategies: readonly string[]
  /** How many teams fit. */
  fitting: number
}

const choices = ['any', ...steps, 'none'] as const

/** Narrows the board to a step or a strategy. */
export function BoardFilters({ filter, onFilter, strategies, fitting }: Props) {
  const { t } = useTranslation(['board', 'home'])
  const isNarrowed = filter.step !== 'any' || filter.strategy !== ''
  const wordsOf = (choice: Filter['step']) =>
    choice === 'any' ? t('filter.anyStep') : choice === 'none' ? t('filter.noCycle') : t(`home:steps.${choice}`)
  return (
    <div className={styles.filters}>
      <Select
        label={t('filter.step')}
        value={filter.step}
        onChange={({ target }) => onFilter({ ...filter, step: choices.find((choice) => choice === target.value) ?? 'any' })}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {wordsOf(choice)}
          </option>
        ))}
      </Select>
      {strategies.length > 0 && (
        <Select label={t('filter.strategy')} value={filter.strategy} onChange={({ target }) => onFilter({ ...filter, strategy: target.value })}>
          <option value="">{t('filter.anyStrategy')}</option>
          {strategies.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      )}
      <p role="status" className={styles.fits}>
        {isNarrowed && (fitting === 0 ? t('filter.none') : t('filter.fits', { count: fitting }))}
      </p>
      {isNarrowed && (
        <Button variant="text" onClick={() => onFilter(everything)}>
          {t('filter.all')}
        </Button>
      )}
    </div>
  )
}
