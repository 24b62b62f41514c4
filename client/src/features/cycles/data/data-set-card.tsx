import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { IconButton } from '../../../components/icon-button'
import { Cross } from '../../../components/icons'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useWords } from '../../../sync/hooks'
import { useCycleView } from '../views'
import { filledWaves } from './chart-panels'
import { DataPicture } from './data-picture'
import { DataSetEditor } from './data-set-editor'
import styles from './data-sets.module.css'
import { predictedSet } from './predicted-set'
import { useDataWords } from './use-data-words'
import { useDataSet, useDataSets } from './use-data-sets'
import { useTakeAway } from './use-take-away'

interface Props {
  dataSetId: string
  /** It was added just now, on this screen. */
  startsEditing: boolean
}

/** A data set under its name: the picture to look at, or the boxes to type in. */
export function DataSetCard({ dataSetId, startsEditing }: Props) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit } = useCycleRoom()
  const words = useDataWords()
  const dataSets = cycle.table('dataSets')
  const takeAway = useTakeAway(dataSets)
  const measure = useWords(dataSets.text(dataSetId, 'measure'))
  const dataSet = useDataSet(dataSetId)
  const [picked, setPicked] = useState<boolean | null>(startsEditing ? true : null)
  const prediction = usePrediction(dataSetId)
  const isEmpty = !dataSet || filledWaves(dataSet).length === 0
  const isEditing = mayEdit && (picked ?? isEmpty)
  const isWords = dataSet?.content === 'words'
  return (
    <article className={styles.card} aria-label={words.measure(measure)}>
      <div className={styles.head}>
        <h3>{words.measure(measure)}</h3>
        <p className={styles.nature}>{dataSet?.kind && t(`kinds.${dataSet.kind}`)}</p>
        {mayEdit && (
          <div className={styles.tools}>
            <Button variant="text" size="small" onClick={() => setPicked(!isEditing)}>
              {isEditing ? t(isWords ? 'doneEditingWords' : 'doneEditing') : t(isWords ? 'editWords' : 'edit')}
            </Button>
            <IconButton data-removes label={`${t('removeDataSet')}: ${words.measure(measure)}`} onClick={() => takeAway(dataSetId)}>
              <Cross />
            </IconButton>
          </div>
        )}
      </div>
      {isEditing ? (
        <DataSetEditor dataSetId={dataSetId} />
      ) : (
        dataSet && <DataPicture dataSet={dataSet} prediction={prediction} />
      )}
    </article>
  )
}

/** What the team predicted for everyone, where this is the data set that it spoke of. */
function usePrediction(dataSetId: string): number | null {
  const { predictedPercent, goalMeasure } = useCycleView()
  return predictedSet(useDataSets(), goalMeasure)?.id === dataSetId ? predictedPercent : null
}
