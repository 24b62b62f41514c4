import { useTranslation } from 'react-i18next'
import type { DataSet, WaveName } from 'shared/data/data-sets'
import { Button } from '../../../components/button'
import { IconButton } from '../../../components/icon-button'
import { Cross } from '../../../components/icons'
import { ChoiceField } from '../../../editor/fields/choice-field'
import { DateField } from '../../../editor/fields/date-field'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRowValue } from '../../../sync/hooks'
import { RowText } from '../components/field'
import { copySizes, waveWithSizes } from './same-children'
import { useDataWords } from './use-data-words'
import { useTakeAway } from './use-take-away'
import styles from './wave-line.module.css'

const names: readonly WaveName[] = ['baseline', 'mid', 'end']

/** One look at a measure: which wave, when, and where the results come from. */
export function WaveLine({ waveId, dataSet }: { waveId: string; dataSet: DataSet | null }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle, mayEdit, history } = useCycleRoom()
  const words = useDataWords()
  const waves = cycle.table('waves')
  const wave = useRowValue(waves, waveId, 'wave')
  const date = useRowValue(waves, waveId, 'date')
  const takeAway = useTakeAway(waves)
  const earlier = dataSet && waveWithSizes(dataSet, waveId)
  return (
    <li className={styles.line}>
      <ChoiceField
        look="list"
        path={`waves/${waveId}/wave`}
        label={t('wave')}
        bind={wave}
        choices={names.map((name) => ({ value: name, label: t(`waveNames.${name}`) }))}
        readOnly={!mayEdit}
      />
      <DateField path={`waves/${waveId}/date`} label={t('date')} bind={date} readOnly={!mayEdit} />
      <div className={styles.note}>
        <RowText
          table={waves}
          id={waveId}
          field="sourceNote"
          label={t('sourceNote')}
          placeholder={t('sourceNotePlaceholder')}
          oneLine
          variant="card"
        />
      </div>
      {mayEdit && (
        <div className={styles.tools}>
          {earlier && (
            <Button
              variant="text"
              size="small"
              onClick={() => {
                history.endStep()
                copySizes(cycle, earlier, waveId)
              }}
            >
              {t('sameChildren', { wave: words.wave(earlier.wave) })}
            </Button>
          )}
          <IconButton data-removes label={t('removeWave', { wave: words.wave(wave[0]) })} onClick={() => takeAway(waveId)}>
            <Cross />
          </IconButton>
        </div>
      )}
    </li>
  )
}
