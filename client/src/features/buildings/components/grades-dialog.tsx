import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { reasonOf } from '../../../lib/reason'
import { useTeamAct } from '../api'
import { type ChosenGrades, grades, teamsOf } from '../grades'
import { GradePicker } from './grade-picker'

interface GradesDialogProps {
  open: boolean
  /** Grades that have a team. */
  taken: readonly string[]
  onClose: () => void
}

/** Makes a team for each of the grades that one chooses. */
export function GradesDialog({ open, taken, onClose }: GradesDialogProps) {
  const { t } = useTranslation(['building', 'common'])
  const act = useTeamAct()
  const [chosen, setChosen] = useState<ChosenGrades>({})
  const close = () => {
    setChosen({})
    onClose()
  }
  const isComplete = grades.every((grade) => taken.includes(grade))
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('teams.byGradeTitle')}
      size="large"
      actions={
        <>
          <Button onClick={close}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            busy={act.isPending || teamsOf(chosen).length === 0}
            onClick={() => act.mutate({ kind: 'make by grade', teams: teamsOf(chosen) }, { onSuccess: close })}
          >
            {t('teams.byGradeDo')}
          </Button>
        </>
      }
    >
      {act.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(act.error) })}
        </Banner>
      )}
      {isComplete ? (
        <p>{t('teams.byGradeNone')}</p>
      ) : (
        <GradePicker legend={t('teams.byGradeLead')} taken={taken} chosen={chosen} onChange={setChosen} />
      )}
    </Dialog>
  )
}
