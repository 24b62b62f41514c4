import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { Plus } from '../../../components/icons'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRows } from '../../../sync/hooks'
import { DataSetCard } from './data-set-card'
import styles from './data-sets.module.css'
import { useFocusLater } from './use-focus-later'
import { useKeptFocus } from './use-kept-focus'

/** All data sets of the cycle, each to look at or to type in, and the way to add one. */
export function DataSets() {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const root = useRef<HTMLDivElement>(null)
  const focusLater = useFocusLater(root)
  useKeptFocus(root)
  const [added, setAdded] = useState<readonly string[]>([])
  const ids = useRows(cycle.table('dataSets'))
  const add = () => {
    history.endStep()
    cycle.transact(() => {
      const id = cycle.table('dataSets').add({ content: 'counts', kind: 'student learning' })
      cycle.table('waves').add({ dataSet: id, wave: 'baseline' })
      setAdded([...added, id])
      focusLater(`dataSets/${id}/measure`)
    })
  }
  const button = mayEdit && (
    <Button size="small" variant={ids.length > 0 ? 'text' : 'secondary'} onClick={add}>
      <Plus />
      {t('add')}
    </Button>
  )
  return (
    <div className={styles.dataSets} ref={root}>
      {ids.map((id) => (
        <DataSetCard key={id} dataSetId={id} startsEditing={added.includes(id)} />
      ))}
      {ids.length > 0 ? (
        button
      ) : (
        <EmptyState example={t('example')} action={button}>
          {t('empty')}
        </EmptyState>
      )}
    </div>
  )
}
