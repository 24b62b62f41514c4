import { useTranslation } from 'react-i18next'
import type { Strategy } from 'shared/strategies/guide'
import { announce } from '../../../../components/announce'
import { Button } from '../../../../components/button'
import { Disclosure } from '../../../../components/disclosure'
import { Check, Plus } from '../../../../components/icons'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows } from '../../../../sync/hooks'
import styles from './library-dialog.module.css'
import { StrategyDetails } from './strategy-details'

/** One entry of the library, and the way onto the team's list. */
export function LibraryEntry({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation('leverage', { keyPrefix: 'library' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const options = cycle.table('options')
  const isWeighed = useRows(options).some((id) => options.get(id, 'strategyId') === strategy.id)
  const weigh = () => {
    history.endStep()
    options.add({ strategy: strategy.practice, strategyId: strategy.id })
    announce(t('addedSaid'))
  }
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <div className={styles.practice}>
          <h3>{strategy.practice}</h3>
          <p className={styles.fits}>
            {t('gradesRange', { from: strategy.grades[0], to: strategy.grades.at(-1) })} ·{' '}
            {strategy.subjects.map((subject) => t(`subjects.${subject}`)).join(', ')}
          </p>
        </div>
        {isWeighed ? (
          <span className={styles.added}>
            <Check />
            {t('added')}
          </span>
        ) : (
          mayEdit && (
            <Button size="small" aria-label={`${t('add')}: ${strategy.practice}`} onClick={weigh}>
              <Plus />
              {t('add')}
            </Button>
          )
        )}
      </div>
      <Disclosure summary={<span className={styles.more}>{t('more')}</span>}>
        <StrategyDetails strategy={strategy} />
      </Disclosure>
    </li>
  )
}
