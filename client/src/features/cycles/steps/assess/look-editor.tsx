import type { DataSet, WaveOfData } from 'shared/data/data-sets'
import { FaultHints } from '../../data/fault-hints'
import { useCountColumns, usePileColumns } from '../../data/number-columns'
import { NumberEditor } from '../../data/number-editor'
import { useDataWords } from '../../data/use-data-words'
import { VoicesOfWave } from '../../data/voices-editor'
import { WaveLine } from '../../data/wave-line'
import styles from './look-editor.module.css'

interface Props {
  dataSet: DataSet
  wave: WaveOfData
}

/** One look to type in: when it was, and its results. The earlier looks stay as they are. */
export function LookEditor({ dataSet, wave }: Props) {
  return (
    <>
      <ul className={styles.wave}>
        <WaveLine waveId={wave.id} dataSet={dataSet} />
      </ul>
      <Results dataSet={dataSet} wave={wave} />
    </>
  )
}

function Results({ dataSet, wave }: Props) {
  const words = useDataWords()
  switch (dataSet.content) {
    case 'counts':
      return <CountsOfWave dataSet={dataSet} wave={wave} />
    case 'piles':
      return <PilesOfWave dataSet={dataSet} wave={wave} />
    case 'words':
      return <VoicesOfWave waveId={wave.id} name={words.datedWave(wave)} />
  }
}

function CountsOfWave({ dataSet, wave }: Props) {
  const columns = useCountColumns(dataSet.id).filter(({ waveId }) => waveId === wave.id)
  return (
    <>
      <NumberEditor dataSetId={dataSet.id} columns={columns} hasPercents />
      <FaultHints dataSet={{ ...dataSet, waves: [wave] }} />
    </>
  )
}

function PilesOfWave({ dataSet, wave }: Props) {
  const columns = usePileColumns(dataSet.id).filter(({ waveId }) => waveId === wave.id)
  return <NumberEditor dataSetId={dataSet.id} columns={columns} hasPercents={false} />
}
