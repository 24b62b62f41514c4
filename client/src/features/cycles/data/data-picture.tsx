import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataSet } from 'shared/data/data-sets'
import { Button } from '../../../components/button'
import { SegmentedChoice } from '../../../components/segmented-choice'
import { filledWaves } from './chart-panels'
import { ChildrenFirst } from './children-first-reading'
import styles from './data-picture.module.css'
import { DataTable } from './data-table'
import { Dumbbell } from './dumbbell'
import { PileBars } from './pile-bars'
import { useDataWords } from './use-data-words'
import { VoicesList } from './voices-list'

interface Props {
  dataSet: DataSet
  /** Percent predicted for everyone: marked in the picture, said beside the result. */
  prediction?: number | null
}

/** A data set to look at: the picture with its reading and its table, the piles, or the words. */
export function DataPicture({ dataSet, prediction = null }: Props) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  if (filledWaves(dataSet).length === 0) return <p className={styles.nothing}>{t('nothingToShow')}</p>
  switch (dataSet.content) {
    case 'counts':
      return <CountsPicture dataSet={dataSet} prediction={prediction} />
    case 'piles':
      return <PilesPicture dataSet={dataSet} />
    case 'words':
      return <VoicesList dataSet={dataSet} />
  }
}

function CountsPicture({ dataSet, prediction }: { dataSet: DataSet; prediction: number | null }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  const words = useDataWords()
  const [isTable, setIsTable] = useState(false)
  const [breakdownId, choice] = useBreakdown(dataSet)
  return (
    <div className={styles.picture}>
      <div className={styles.head}>
        <p className={styles.waves}>{t('metIn', { waves: filledWaves(dataSet).map(words.datedWave).join(' → ') })}</p>
        <Button variant="text" size="small" className={styles.asTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? t('asPicture') : t('asTable')}
        </Button>
      </div>
      {!isTable && choice}
      {isTable ? (
        <DataTable dataSet={dataSet} />
      ) : (
        <Dumbbell dataSet={dataSet} prediction={prediction} breakdownId={breakdownId} />
      )}
      <ChildrenFirst dataSet={dataSet} prediction={prediction} breakdownId={breakdownId} />
    </div>
  )
}

function PilesPicture({ dataSet }: { dataSet: DataSet }) {
  const [breakdownId, choice] = useBreakdown(dataSet)
  return (
    <div className={styles.picture}>
      {choice}
      <PileBars dataSet={dataSet} breakdownId={breakdownId} />
    </div>
  )
}

/** Which breakdown is shown: the first until the reader picks another. No choice is drawn where there is only one. */
function useBreakdown(dataSet: DataSet): [string | null, React.ReactNode] {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  const words = useDataWords()
  const [picked, setPicked] = useState<string | null>(null)
  const breakdowns = (dataSet.waves[0]?.breakdowns ?? []).filter(({ cells }) => cells.length > 0)
  const shown = breakdowns.find(({ id }) => id === picked) ?? breakdowns[0]
  if (!shown || breakdowns.length < 2) return [shown?.id ?? null, null]
  return [
    shown.id,
    <SegmentedChoice
      key="breakdown"
      legend={t('groupedBy')}
      legendHidden
      options={breakdowns.map(({ id, name }) => ({ value: id, label: words.breakdown(name) }))}
      value={shown.id}
      onChange={setPicked}
    />,
  ]
}
