import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchoolYears } from 'shared/keeping/schema'
import { Button } from '../../../components/button'
import { longDay } from '../../../lib/dates'
import { useSchoolYears } from '../api'
import styles from './keeping.module.css'
import { Panel } from './panel'
import { SchoolYearDialog } from './school-year-dialog'

/** The school year that is going on, and the way into the next one. */
export function SchoolYearPanel() {
  const { t } = useTranslation('keeping')
  return (
    <Panel title={t('year.title')} query={useSchoolYears()}>
      {(years) => <Now {...years} />}
    </Panel>
  )
}

function Now(years: SchoolYears) {
  const { t } = useTranslation('keeping')
  const [open, setOpen] = useState(false)
  const current = years.years.find(({ endedAt }) => endedAt === null)
  return (
    <>
      <p>{current ? t('year.current', { from: longDay(current.startsOn), to: longDay(current.endsOn) }) : t('year.none')}</p>
      <p className={styles.quiet}>{t('year.what')}</p>
      <div className={styles.actions}>
        <Button onClick={() => setOpen(true)}>{t('year.begin')}</Button>
      </div>
      {open && <SchoolYearDialog years={years} current={current} onClose={() => setOpen(false)} />}
    </>
  )
}
