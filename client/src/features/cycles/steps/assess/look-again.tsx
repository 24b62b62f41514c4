import { useTranslation } from 'react-i18next'
import type { DataSet } from 'shared/data/data-sets'
import { Button } from '../../../../components/button'
import { formatDay } from '../../../../lib/dates'
import { useCycleRoom } from '../../../../sync/cycle-room-context'

interface Props {
  dataSet: DataSet
  /** There has been no look after the baseline. */
  isFirstTime: boolean
  onAdded: () => void
}

/** Adds the next wave of the same measure, dated today. Gone when there is one of each. */
export function LookAgain({ dataSet, isFirstTime, onAdded }: Props) {
  const { t } = useTranslation('assess', { keyPrefix: 'look' })
  const { cycle, history } = useCycleRoom()
  const next = (['mid', 'end'] as const).find((name) => !dataSet.waves.some(({ wave }) => wave === name))
  // A mid look that is added after the end would be taken for what came before it.
  if (!next || (next === 'mid' && dataSet.waves.some(({ wave }) => wave === 'end'))) return null
  const add = () => {
    history.endStep()
    cycle.table('waves').add({ dataSet: dataSet.id, wave: next, date: formatDay(new Date()) })
    onAdded()
  }
  return (
    <Button size="small" variant={isFirstTime ? 'primary' : 'text'} onClick={add}>
      {t(isFirstTime ? 'again' : 'onceMore')}
    </Button>
  )
}
