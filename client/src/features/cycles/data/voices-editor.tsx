import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../editor/fields/choice-field'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRowValue } from '../../../sync/hooks'
import { RowText } from '../components/field'
import { RowList } from '../components/row-list'
import { useWaves } from './number-columns'
import { useRowsOf } from './use-rows-of'
import styles from './voices-editor.module.css'

/** What was said, typed in wave by wave. */
export function VoicesEditor({ dataSetId }: { dataSetId: string }) {
  return useWaves(dataSetId).map((wave) => <VoicesOfWave key={wave.id} waveId={wave.id} name={wave.name} />)
}

/** What was said in one wave, typed in. */
export function VoicesOfWave({ waveId, name }: { waveId: string; name: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle } = useCycleRoom()
  const voices = cycle.table('voices')
  const rows = useRowsOf(voices, 'wave', waveId)
  return (
    <div className={styles.wave}>
      <h4 className={styles.name}>{name}</h4>
      <RowList
        table={voices}
        rows={rows}
        label={`${t('voices')}, ${name}`}
        addLabel={t('addVoice')}
        emptyHint={t('voicesEmpty')}
        emptyExample={t('voicePlaceholder')}
        newRow={{ wave: waveId }}
        renderRow={(id) => <Voice id={id} />}
      />
    </div>
  )
}

const speakers = ['students', 'families', 'teachers'] as const

function Voice({ id }: { id: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit } = useCycleRoom()
  const voices = cycle.table('voices')
  const who = useRowValue(voices, id, 'who')
  return (
    <>
      <RowText
        table={voices}
        id={id}
        field="text"
        label={t('voice')}
        labelHidden
        placeholder={t('voicePlaceholder')}
        variant="serif"
      />
      <ChoiceField
        path={`voices/${id}/who`}
        label={t('who')}
        labelHidden
        bind={who}
        choices={speakers.map((speaker) => ({ value: speaker, label: t(`whoNames.${speaker}`) }))}
        readOnly={!mayEdit}
      />
    </>
  )
}
