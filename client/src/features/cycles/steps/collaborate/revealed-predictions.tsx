import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows, useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { useCycle } from '../../cycle-context'
import styles from './revealed-predictions.module.css'

/** What the team predicted, side by side; a name stands only where its author signed. */
export function RevealedPredictions() {
  const { t } = useTranslation('collaborate', { keyPrefix: 'predictions' })
  const { cycle } = useCycleRoom()
  const table = cycle.table('predictions')
  if (useRows(table).length === 0) return <p className={styles.nobody}>{t('nobody')}</p>
  return <RowList table={table} label={t('revealed')} dense renderRow={(id) => <Revealed id={id} />} />
}

function Revealed({ id }: { id: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'predictions' })
  const { cycle } = useCycleRoom()
  const { members } = useCycle()
  const table = cycle.table('predictions')
  const [signedBy] = useRowValue(table, id, 'signedBy')
  const author = members.find((member) => member.id === signedBy)
  return (
    <div>
      <RowText table={table} id={id} field="text" label={t('label')} labelHidden variant="card" />
      {author && <p className={styles.author}>{author.name}</p>}
    </div>
  )
}
