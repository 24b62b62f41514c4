import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { RowText } from '../components/field'
import { RowList } from '../components/row-list'
import { usePileColumns } from './number-columns'
import { NumberEditor } from './number-editor'
import { useRowsOf } from './use-rows-of'

/** Piles: their names, then how many samples of each group lie in each. */
export function PilesEditor({ dataSetId }: { dataSetId: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle } = useCycleRoom()
  const piles = cycle.table('piles')
  const rows = useRowsOf(piles, 'dataSet', dataSetId)
  const columns = usePileColumns(dataSetId)
  return (
    <>
      <RowList
        table={piles}
        rows={rows}
        label={t('piles')}
        addLabel={t('addPile')}
        emptyHint={t('pilesEmpty')}
        emptyExample={t('pilePlaceholder')}
        newRow={{ dataSet: dataSetId }}
        dense
        renderRow={(id) => (
          <RowText
            table={piles}
            id={id}
            field="name"
            label={t('pileName')}
            labelHidden
            placeholder={t('pilePlaceholder')}
            oneLine
            variant="card"
          />
        )}
      />
      {rows.length > 0 && columns.length > 0 && <NumberEditor dataSetId={dataSetId} columns={columns} hasPercents={false} />}
    </>
  )
}
