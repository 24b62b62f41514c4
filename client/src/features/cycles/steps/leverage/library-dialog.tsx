import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { grades, subjects } from 'shared/strategies/guide'
import { strategyLibrary } from 'shared/strategies/library'
import { Dialog } from '../../../../components/dialog'
import { Input, Select } from '../../../../components/field'
import { useCycle } from '../../cycle-context'
import { findStrategies, type Wanted } from './find-strategies'
import { LibraryEntry } from './library-entry'
import styles from './library-dialog.module.css'

interface Props {
  open: boolean
  onClose: () => void
}

/** The strategy library, to look through and to put what is worth weighing on the team's list. */
export function LibraryDialog({ open, onClose }: Props) {
  const { t } = useTranslation('leverage', { keyPrefix: 'library' })
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} size="large">
      <Library />
    </Dialog>
  )
}

function Library() {
  const { t } = useTranslation('leverage', { keyPrefix: 'library' })
  const { team } = useCycle()
  const [wanted, setWanted] = useState<Wanted>({ words: '', grade: oneOf(grades, team.grade), subject: null })
  const found = findStrategies(strategyLibrary, wanted)
  return (
    <div className={styles.library}>
      <p className={styles.intro}>{t('intro')}</p>
      <Filters wanted={wanted} onChange={setWanted} />
      <p className={styles.count} role="status">
        {found.length === 0 ? t('none') : t('found', { count: found.length })}
      </p>
      <ul className={styles.entries}>
        {found.map((strategy) => (
          <LibraryEntry key={strategy.id} strategy={strategy} />
        ))}
      </ul>
    </div>
  )
}

function Filters({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const { t } = useTranslation('leverage', { keyPrefix: 'library' })
  return (
    <div className={styles.filters}>
      <Input
        type="search"
        label={t('search')}
        placeholder={t('searchPlaceholder')}
        value={wanted.words}
        onChange={(event) => onChange({ ...wanted, words: event.target.value })}
      />
      <Select
        label={t('grade')}
        value={wanted.grade ?? ''}
        onChange={(event) => onChange({ ...wanted, grade: oneOf(grades, event.target.value) })}
      >
        <option value="">{t('anyGrade')}</option>
        {grades.map((grade) => (
          <option key={grade} value={grade}>
            {t(`gradeNames.${grade}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('subject')}
        value={wanted.subject ?? ''}
        onChange={(event) => onChange({ ...wanted, subject: oneOf(subjects, event.target.value) })}
      >
        <option value="">{t('anySubject')}</option>
        {subjects.map((subject) => (
          <option key={subject} value={subject}>
            {t(`subjects.${subject}`)}
          </option>
        ))}
      </Select>
    </div>
  )
}

function oneOf<T extends string>(known: readonly T[], picked: string): T | null {
  return known.find((each) => each === picked) ?? null
}
