import { useTranslation } from 'react-i18next'
import { countKey } from 'shared/data/counts'
import { shareOf } from 'shared/data/impact'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useGridValue } from '../../../sync/hooks'

/** The share of a group that met the mark, as its two boxes are typed. */
export function Percent({ waveId, groupId }: { waveId: string; groupId: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const counts = useCycleRoom().cycle.grid('counts')
  const [n] = useGridValue(counts, countKey(waveId, groupId, 'n'))
  const [met] = useGridValue(counts, countKey(waveId, groupId, 'met'))
  const { percent } = shareOf({ n, met })
  return percent === null ? <>–</> : <>{t('percentOf', { percent: Math.round(percent) })}</>
}
