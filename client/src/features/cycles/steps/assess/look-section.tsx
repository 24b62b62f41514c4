import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DataSet, hasContent, type WaveOfData } from 'shared/data/data-sets'
import { Button } from '../../../../components/button'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { StepSection } from '../../components/step-section'
import { DataPicture } from '../../data/data-picture'
import { useDataWords } from '../../data/use-data-words'
import { useCycleView } from '../../views'
import { Expected } from './expected'
import { LookAgain } from './look-again'
import styles from './look-section.module.css'
import { LookEditor } from './look-editor'

interface Props {
  dataSet: DataSet
  /** Today's job leads here when no data set was looked at again. */
  isFirst: boolean
  /** The goal and the prediction speak of this one. */
  isPredicted: boolean
}

/** One measure: before → after with its reading, or the latest look to type in. */
export function LookSection({ dataSet, isFirst, isPredicted }: Props) {
  const { t } = useTranslation('assess', { keyPrefix: 'look' })
  const words = useDataWords()
  const latest = latestLook(dataSet)
  const isThere = latest !== null && hasContent(dataSet, latest)
  const [wasThere] = useState(isThere)
  return (
    <StepSection
      id={`look-${dataSet.id}`}
      title={words.measure(dataSet.measure)}
      visibility="team-coach"
      star={isFirst}
      hint={!isThere && t('hint')}
      summary={isThere ? dataSet.waves.map(words.datedWave).join(' → ') : t('notAgain')}
      path={[...(isFirst ? ['waves'] : []), ...dataSet.waves.flatMap(({ id }) => [`waves/${id}`, `counts/${id}`])]}
      startsOpen={wasThere}
    >
      <Look dataSet={dataSet} latest={latest} isThere={isThere} isPredicted={isPredicted} />
    </StepSection>
  )
}

interface LookProps extends Omit<Props, 'isFirst'> {
  latest: WaveOfData | null
  isThere: boolean
}

function Look({ dataSet, latest, isThere, isPredicted }: LookProps) {
  const { t } = useTranslation('assess', { keyPrefix: 'look' })
  const { mayEdit } = useCycleRoom()
  const { predictedPercent } = useCycleView()
  const [picked, setPicked] = useState<boolean | null>(null)
  const isEditing = mayEdit && latest !== null && (picked ?? !isThere)
  return (
    <div className={styles.look}>
      <h3 className={styles.unseen}>{t(isEditing ? 'edit' : 'show')}</h3>
      {isEditing && latest ? (
        <LookEditor dataSet={dataSet} wave={latest} />
      ) : (
        <>
          <DataPicture dataSet={dataSet} prediction={isPredicted ? predictedPercent : null} />
          {isPredicted && <Expected dataSet={dataSet} />}
        </>
      )}
      {mayEdit && (
        <div className={styles.tools}>
          {latest && (
            <Button size="small" variant={isThere ? 'text' : 'secondary'} onClick={() => setPicked(!isEditing)}>
              {t(isEditing ? 'show' : 'edit')}
            </Button>
          )}
          {!isEditing && <LookAgain dataSet={dataSet} isFirstTime={latest === null} onAdded={() => setPicked(true)} />}
        </div>
      )}
    </div>
  )
}

/** The latest look after the baseline, filled in or not. */
function latestLook({ waves }: DataSet): WaveOfData | null {
  return waves.findLast(({ wave }) => wave === 'mid' || wave === 'end') ?? null
}
