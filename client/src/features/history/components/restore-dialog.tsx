import { useTranslation } from 'react-i18next'
import type { Version } from 'shared/history/schema'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { hasCode } from '../../../lib/api-error'
import { useComparison } from '../api'
import { useHistoryOf } from '../history-context'
import { isIdle, type RestorePlan, restorePlan } from '../restore-plan'
import { useBringBack } from '../use-bring-back'
import { useMoments } from '../use-moments'
import styles from './dialogs.module.css'

interface Props {
  open: boolean
  onClose: () => void
  version: Version
  /** Nothing but this field or table. */
  part?: { field: string; label: string }
}

/** Says first what bringing a moment back does, then does it. */
export function RestoreDialog({ open, onClose, version, part }: Props) {
  const { t } = useTranslation(['history', 'common'])
  const { cycle, versions } = useHistoryOf()
  const moment = useMoments().title(version, versions)
  const comparison = useComparison(cycle.id, version.id, null, open)
  const { bringBack, isPending, trouble, reset } = useBringBack(cycle.id, part ? t('restore.donePart', part) : t('restore.done', { moment }))
  const close = () => {
    reset()
    onClose()
  }
  const plan = comparison.data && restorePlan(comparison.data.differences.filter(({ field }) => !part || field === part.field))
  const isSame = plan !== undefined && isIdle(plan)
  const isGone = hasCode(comparison.error, 'not-found')
  return (
    <Dialog
      open={open}
      onClose={close}
      title={part ? t('restore.titlePart', part) : t('restore.title', { moment })}
      size="small"
      actions={
        <>
          <Button data-autofocus onClick={close}>
            {t(isSame || isGone ? 'common:close' : 'restore.notNow')}
          </Button>
          {!isSame && !isGone && (
            <Button variant="primary" busy={isPending} onClick={() => bringBack({ versionId: version.id, ...(part && { only: [part.field] }) }, close)}>
              {isPending ? t('restore.busy') : t('restore.do')}
            </Button>
          )}
        </>
      }
    >
      {isSame ? <p>{t('restore.nothing')}</p> : isGone ? <p>{t('restore.gone')}</p> : <Explanation plan={plan} />}
      <p role="status" className={styles.trouble}>
        {!isGone && trouble}
      </p>
    </Dialog>
  )
}

/** @param plan undefined while it is being looked at */
function Explanation({ plan }: { plan: RestorePlan | undefined }) {
  const { t } = useTranslation('history')
  const { withPractice } = useHistoryOf()
  return (
    <>
      {plan ? (
        <ul className={styles.plan}>
          {plan.fields > 0 && <li>{t('restore.fields', { count: plan.fields })}</li>}
          {plan.back > 0 && <li>{t('restore.back', { count: plan.back })}</li>}
          {plan.away > 0 && <li>{t('restore.away', { count: plan.away })}</li>}
          {plan.stays > 0 && <li>{t('restore.stays', { count: plan.stays })}</li>}
        </ul>
      ) : (
        <p className={styles.quiet}>{t('restore.looking')}</p>
      )}
      <p>
        {t('restore.everybody')} {t('restore.undo')}
      </p>
      <p className={styles.quiet}>
        {t('restore.personal')} {!withPractice && t('restore.practice')}
      </p>
    </>
  )
}
