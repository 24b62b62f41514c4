import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaveName } from 'shared/data/data-sets'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { Plus } from '../../../components/icons'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useWaves } from './number-columns'
import { useDataSet } from './use-data-sets'
import { useFocusLater } from './use-focus-later'
import { useKeptFocus } from './use-kept-focus'
import { WaveLine } from './wave-line'
import styles from './waves-editor.module.css'

const inTurn: readonly WaveName[] = ['baseline', 'mid', 'end']

/** When the team looked, a line a wave. A new wave takes the next name that is free. */
export function WavesEditor({ dataSetId }: { dataSetId: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const root = useRef<HTMLDivElement>(null)
  const focusLater = useFocusLater(root)
  useKeptFocus(root)
  const dataSet = useDataSet(dataSetId)
  const waves = useWaves(dataSetId)
  const table = cycle.table('waves')
  const add = () => {
    const taken = waves.map(({ id }) => table.get(id, 'wave'))
    const free = inTurn.find((name) => !taken.includes(name)) ?? null
    history.endStep()
    focusLater(`waves/${table.add({ dataSet: dataSetId, wave: free })}/date`)
  }
  const button = mayEdit && (
    <Button variant={waves.length > 0 ? 'text' : 'secondary'} size="small" onClick={add}>
      <Plus />
      {t('addWave')}
    </Button>
  )
  return (
    <div className={styles.waves} ref={root}>
      {waves.length === 0 ? (
        <EmptyState action={button}>{t('wavesEmpty')}</EmptyState>
      ) : (
        <>
          <ul className={styles.lines} aria-label={t('waves')}>
            {waves.map(({ id }) => (
              <WaveLine key={id} waveId={id} dataSet={dataSet} />
            ))}
          </ul>
          {button}
        </>
      )}
    </div>
  )
}
