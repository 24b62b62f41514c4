import { useTranslation } from 'react-i18next'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import { AddPicture } from './add-picture'
import { Artefact } from './artefact'
import styles from './artefacts-section.module.css'

/** Artefacts: a picture of work, or a link to something. */
export function ArtefactsSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'artefacts' })
  const { cycle, mayEdit } = useCycleRoom()
  const { artefacts } = useCycleView()
  return (
    <StepSection
      id="artefacts"
      title={t('title')}
      visibility="team-coach"
      hint={t('hint')}
      summary={artefacts.length > 0 && t('count', { count: artefacts.length })}
    >
      <div className={styles.artefacts}>
        <RowList
          table={cycle.table('artefacts')}
          label={t('title')}
          addLabel={t('addLink')}
          emptyHint={t('empty')}
          emptyExample={t('example')}
          renderRow={(id) => <Artefact id={id} />}
        />
        {mayEdit && <AddPicture />}
      </div>
    </StepSection>
  )
}
