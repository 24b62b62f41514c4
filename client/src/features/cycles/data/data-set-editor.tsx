import { useTranslation } from 'react-i18next'
import type { DataSet } from 'shared/data/data-sets'
import { ChoiceField } from '../../../editor/fields/choice-field'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRowValue } from '../../../sync/hooks'
import { RowText } from '../components/field'
import styles from './data-set-editor.module.css'
import { FaultHints } from './fault-hints'
import { useCountColumns } from './number-columns'
import { NumberEditor } from './number-editor'
import { PilesEditor } from './piles-editor'
import { useDataSet } from './use-data-sets'
import { VoicesEditor } from './voices-editor'
import { WavesEditor } from './waves-editor'

/** Everything of a data set to type in: what was looked at, when, and the results. */
export function DataSetEditor({ dataSetId }: { dataSetId: string }) {
  const { cycle } = useCycleRoom()
  const [content] = useRowValue(cycle.table('dataSets'), dataSetId, 'content')
  return (
    <div className={styles.editor}>
      <Nature dataSetId={dataSetId} />
      <WavesEditor dataSetId={dataSetId} />
      <Content dataSetId={dataSetId} content={content ?? 'counts'} />
    </div>
  )
}

const kinds = ['student learning', 'perceptual', 'school process', 'demographic'] as const
const contents = ['counts', 'words', 'piles'] as const

/** What was looked at, what kind of data it is, and what it is made of. */
function Nature({ dataSetId }: { dataSetId: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit } = useCycleRoom()
  const dataSets = cycle.table('dataSets')
  const kind = useRowValue(dataSets, dataSetId, 'kind')
  const [content, setContent] = useRowValue(dataSets, dataSetId, 'content')
  return (
    <>
      <RowText
        table={dataSets}
        id={dataSetId}
        field="measure"
        label={t('measure')}
        placeholder={t('measurePlaceholder')}
        oneLine
      />
      <div className={styles.choices}>
        <ChoiceField
          path={`dataSets/${dataSetId}/content`}
          label={t('content')}
          hint={t(`contentHints.${content ?? 'counts'}`)}
          bind={[content ?? 'counts', (picked) => setContent(picked ?? content)]}
          choices={contents.map((each) => ({ value: each, label: t(`contents.${each}`) }))}
          readOnly={!mayEdit}
        />
        <ChoiceField
          look="list"
          path={`dataSets/${dataSetId}/kind`}
          label={t('kind')}
          bind={kind}
          choices={kinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
          readOnly={!mayEdit}
        />
      </div>
    </>
  )
}

function Content({ dataSetId, content }: { dataSetId: string; content: DataSet['content'] }) {
  switch (content) {
    case 'counts':
      return <CountsEditor dataSetId={dataSetId} />
    case 'piles':
      return <PilesEditor dataSetId={dataSetId} />
    case 'words':
      return <VoicesEditor dataSetId={dataSetId} />
  }
}

function CountsEditor({ dataSetId }: { dataSetId: string }) {
  const columns = useCountColumns(dataSetId)
  const dataSet = useDataSet(dataSetId)
  if (columns.length === 0) return null
  return (
    <>
      <NumberEditor dataSetId={dataSetId} columns={columns} hasPercents />
      {dataSet && <FaultHints dataSet={dataSet} />}
    </>
  )
}
