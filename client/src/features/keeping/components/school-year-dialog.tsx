import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchoolYear, SchoolYears } from 'shared/keeping/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Disclosure } from '../../../components/disclosure'
import { Input } from '../../../components/field'
import { showToast } from '../../../components/toast-store'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { useBeginSchoolYear } from '../api'
import { yearAfter } from '../year-after'
import styles from './keeping.module.css'

interface SchoolYearDialogProps {
  years: SchoolYears
  current: SchoolYear | undefined
  onClose: () => void
}

/** When the next school year begins and ends, and how teams are called in it. */
export function SchoolYearDialog({ years, current, onClose }: SchoolYearDialogProps) {
  const { t } = useTranslation(['keeping', 'common'])
  const form = useId()
  const begin = useBeginSchoolYear()
  const [days, setDays] = useState(() => yearAfter(current))
  const [teams, setTeams] = useState(years.teams)
  const faults = begin.error instanceof ApiError ? Object.fromEntries(begin.error.fields.map(({ path, message }) => [path, message])) : {}
  const rename = (id: string, part: { name?: string; grade?: string }) => setTeams((before) => before.map((team) => (team.id === id ? { ...team, ...part } : team)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const changed = teams.filter((team, index) => team.name !== years.teams[index]?.name || team.grade !== years.teams[index]?.grade)
    const done = ({ archivedCycles }: { archivedCycles: number }) => {
      showToast(t('year.done', { count: archivedCycles }))
      onClose()
    }
    if (!begin.isPending) begin.mutate({ ...days, teams: changed }, { onSuccess: done })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('year.dialog')}
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={begin.isPending}>
            {t('year.do')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <p>{years.openCycles === 0 ? t('year.openNone') : t('year.open', { count: years.openCycles })}</p>
        <div className={styles.days}>
          <Input type="date" label={t('year.from')} required value={days.startsOn} onChange={(event) => setDays({ ...days, startsOn: event.target.value })} error={faults.startsOn} />
          <Input type="date" label={t('year.to')} required value={days.endsOn} onChange={(event) => setDays({ ...days, endsOn: event.target.value })} error={faults.endsOn} />
        </div>
        {teams.length > 0 && (
          <Disclosure summary={t('year.teams')}>
            {teams.map(({ id, name, grade }, index) => {
              const team = years.teams[index]?.name ?? name
              return (
                <div key={id} className={styles.team}>
                  <Input label={t('year.teamName', { team })} required maxLength={120} value={name} onChange={(event) => rename(id, { name: event.target.value })} />
                  <Input label={t('year.teamGrade', { team })} required maxLength={20} value={grade} onChange={(event) => rename(id, { grade: event.target.value })} />
                </div>
              )
            })}
          </Disclosure>
        )}
        {begin.error && !faults.startsOn && !faults.endsOn && (
          <Banner tone="bad" live>
            {t('failed', { reason: reasonOf(begin.error) })}
          </Banner>
        )}
      </form>
    </Dialog>
  )
}
