import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AppliedRoster, type RosterPreview, rosterChangeKinds, rosterProposalKinds } from 'shared/roster/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Select } from '../../../components/field'
import { hasCode } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { applyRoster, chooseSchool, lookAgain } from '../api'
import { atFirst, type Choice, choose, chosen } from '../choice'
import { ChangeGroup } from './change-group'
import { ProblemList } from './problem-list'
import styles from './roster.module.css'

interface PreviewPartProps {
  preview: RosterPreview
  onPreview: (preview: RosterPreview) => void
  onApplied: (applied: AppliedRoster) => void
  startOver: ReactNode
}

/** Every change that a roster would make, kind by kind, each to be left out; nothing is changed until one says so. */
export function PreviewPart({ preview, onPreview, onApplied, startOver }: PreviewPartProps) {
  const { t } = useTranslation('roster')
  const [choice, setChoice] = useState<Choice>(atFirst)
  const apply = useMutation({
    mutationFn: () => applyRoster(preview.id, { except: [...choice.except], also: [...choice.also] }),
    onSuccess: onApplied,
    // Somebody has changed the building meanwhile: what is shown is no longer what would be done.
    onError: (error) => hasCode(error, 'conflict') && void lookAgain(preview.id).then(onPreview, () => undefined),
  })
  const ids = chosen(preview, choice)
  const set = (list: keyof Choice) => (wanted: readonly string[], isIn: boolean) => setChoice((before) => choose(before, wanted, isIn, list))
  return (
    <>
      <Counts preview={preview} />
      <SchoolChoice preview={preview} onPreview={onPreview} />
      {preview.schoolId === null && preview.schools.length > 1 ? null : (
        <div>
          {rosterChangeKinds.map((kind) => (
            <ChangeGroup key={kind} kind={kind} changes={preview.changes.filter((change) => change.kind === kind)} ids={ids} onChoose={set('except')} />
          ))}
          {rosterProposalKinds.map((kind) => (
            <ChangeGroup key={kind} kind={kind} changes={preview.proposals.filter((proposal) => proposal.kind === kind)} ids={ids} onChoose={set('also')} />
          ))}
        </div>
      )}
      <ProblemList problems={preview.problems} more={preview.moreProblems} />
      {apply.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(apply.error) })}
        </Banner>
      )}
      <div className={styles.actions}>
        {startOver}
        <Button variant="primary" disabled={ids.size === 0} busy={apply.isPending} onClick={() => apply.mutate()}>
          {t('apply', { count: ids.size })}
        </Button>
      </div>
    </>
  )
}

function Counts({ preview: { changes, unchanged, droppedStudents } }: { preview: RosterPreview }) {
  const { t } = useTranslation('roster')
  return (
    <div className={styles.counts} role="status">
      <h2>{changes.length === 0 ? t('counts.none') : t('counts.changes', { count: changes.length })}</h2>
      <p>{[unchanged > 0 && t('counts.unchanged', { count: unchanged }), t('counts.students', { count: droppedStudents })].filter(Boolean).join(' ')}</p>
    </div>
  )
}

function SchoolChoice({ preview: { id, schools, schoolId }, onPreview }: Pick<PreviewPartProps, 'preview' | 'onPreview'>) {
  const { t } = useTranslation('roster')
  const pick = useMutation({ mutationFn: (wanted: string) => chooseSchool(id, wanted), onSuccess: onPreview })
  if (schools.length < 2) return null
  return (
    <div className={styles.schools}>
      <Select
        label={t('school.label')}
        hint={t('school.hint')}
        value={pick.variables ?? schoolId ?? ''}
        onChange={(event) => event.target.value !== '' && pick.mutate(event.target.value)}
        error={pick.error ? t('failed', { reason: reasonOf(pick.error) }) : undefined}
      >
        {schoolId === null && <option value="">{t('school.choose')}</option>}
        {schools.map((school) => (
          <option key={school.id} value={school.id}>
            {school.name}
          </option>
        ))}
      </Select>
    </div>
  )
}
