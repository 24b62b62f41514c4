import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrangedTeam } from 'shared/buildings/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { Input } from '../../../components/field'
import { ApiError } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { type TeamAct, useTeamAct } from '../api'
import { byPath } from '../setup-values'
import styles from './building.module.css'

interface TeamDialogProps {
  open: boolean
  /** Null: a team to be made. */
  team: ArrangedTeam | null
  onClose: () => void
}

/** A team's name, grade and number of students. */
export function TeamDialog({ open, team, onClose }: TeamDialogProps) {
  const { t } = useTranslation(['building', 'common'])
  const form = useId()
  const act = useTeamAct()
  const run = (what: TeamAct) => act.mutate(what, { onSuccess: onClose })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(team === null ? 'teams.addTitle' : 'teams.changeTitle')}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={act.isPending}>
            {t(team === null ? 'teams.add' : 'teams.save')}
          </Button>
        </>
      }
    >
      <TeamFields id={form} team={team} error={act.error} onSubmit={run} />
    </Dialog>
  )
}

interface TeamFieldsProps {
  id: string
  team: ArrangedTeam | null
  error: Error | null
  onSubmit: (act: TeamAct) => void
}

function TeamFields({ id, team, error, onSubmit }: TeamFieldsProps) {
  const { t } = useTranslation('building')
  const [name, setName] = useState(team?.name ?? '')
  const [grade, setGrade] = useState(team?.grade ?? '')
  const [students, setStudents] = useState(team?.students ? String(team.students) : '')
  const faults = error instanceof ApiError ? byPath(error.fields) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fields = { name, grade, students: Number(students) || 0 }
    onSubmit(team === null ? { kind: 'make', team: fields } : { kind: 'change', teamId: team.id, change: fields })
  }
  return (
    <form id={id} className={styles.fields} onSubmit={submit}>
      {error && faults.name === undefined && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(error) })}
        </Banner>
      )}
      <Input label={t('teams.name')} value={name} onChange={(event) => setName(event.target.value)} required maxLength={120} error={faults.name} data-autofocus />
      <Input label={t('teams.grade')} hint={t('teams.gradeHint')} value={grade} onChange={(event) => setGrade(event.target.value)} required maxLength={20} />
      <Input
        type="number"
        min={0}
        max={5000}
        inputMode="numeric"
        label={t('teams.students')}
        value={students}
        onChange={(event) => setStudents(event.target.value)}
        className={styles.short}
      />
    </form>
  )
}
