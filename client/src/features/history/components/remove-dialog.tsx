import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { showToast } from '../../../components/toast-store'
import { hasCode } from '../../../lib/api-error'
import { reasonOf } from '../../../lib/reason'
import { useRemove } from '../api'
import { useHistoryOf } from '../history-context'
import styles from './dialogs.module.css'

interface Props {
  open: boolean
  onClose: () => void
  versionId: string
  moment: string
}

/** Asks once, and removes a moment for good. */
export function RemoveDialog({ open, onClose, versionId, moment }: Props) {
  const { t } = useTranslation('history')
  const { cycle } = useHistoryOf()
  const remove = useRemove(cycle.id)
  const close = () => {
    remove.reset()
    onClose()
  }
  const done = () => {
    close()
    showToast(t('remove.done'))
  }
  // Somebody else was faster: it is gone, as was wanted.
  const onError = (error: Error) => hasCode(error, 'not-found') && done()
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('remove.title', { moment })}
      size="small"
      actions={
        <>
          <Button data-autofocus onClick={close}>
            {t('remove.keep')}
          </Button>
          <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate(versionId, { onSuccess: done, onError })}>
            {remove.isPending ? t('remove.busy') : t('remove.do')}
          </Button>
        </>
      }
    >
      <p>{t('remove.body')}</p>
      <p role="status" className={styles.trouble}>
        {remove.error && t('remove.failed', { reason: reasonOf(remove.error) })}
      </p>
    </Dialog>
  )
}
