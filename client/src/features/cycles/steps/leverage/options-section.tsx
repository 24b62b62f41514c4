import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../components/button'
import { Search } from '../../../../components/icons'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRows } from '../../../../sync/hooks'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { LibraryDialog } from './library-dialog'
import { OptionRow } from './option-row'
import styles from './options-section.module.css'

/** The strategies that the team weighs, each with its worries. */
export function OptionsSection() {
  const { t } = useTranslation('leverage')
  const { cycle, mayEdit } = useCycleRoom()
  const [isLibraryOpen, setIsLibraryOpen] = useState(false)
  const options = cycle.table('options')
  const count = useRows(options).length
  return (
    <StepSection
      id="options"
      title={t('sections.options')}
      visibility="team-coach"
      hint={t('hints.options')}
      summary={count > 0 ? t('summary.options', { count }) : undefined}
      path="options"
    >
      <div className={styles.options}>
        <RowList
          table={options}
          label={t('options.label')}
          addLabel={t('options.add')}
          emptyHint={t('options.empty')}
          emptyExample={t('options.example')}
          renderRow={(id) => <OptionRow id={id} />}
        />
        <Button size="small" onClick={() => setIsLibraryOpen(true)}>
          <Search />
          {t(mayEdit ? 'options.fromLibrary' : 'options.seeLibrary')}
        </Button>
      </div>
      <LibraryDialog open={isLibraryOpen} onClose={() => setIsLibraryOpen(false)} />
    </StepSection>
  )
}
