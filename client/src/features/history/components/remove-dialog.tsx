import { useTranslation } from 'react-i18next'
import type { Version } from 'shared/history/schema'
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
  version: Version
  moment: string
}

/** Asks once, and removes a moment that was made by name for good; from another one it takes the name away. */
export function RemoveDialog({ open, onClose, version, moment }: Props) {
  const { t } = useTranslation('history')
  const { cycle } = useHistoryOf()
  const remove = useRemove(cycle.id)
  const what = version.kind === 'name' ? 'remove' : 'unname'
  const close = () => {
    remove.reset()
    onClose()
  }
  const done = () => {
    close()
    showToast(t(`${what}.done`))
  }
  // Somebody else was faster: it is gone, as was wanted.
  const onError = (error: Error) => hasCode(error, 'not-found') && done()
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t(`${what}.title`, { moment })}
      size="small"
      actions={
        <>
          <Button data-autofocus onClick={close}>
            {t('remove.keep')}
          </Button>
          <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate(version.id, { onSuccess: done, onError })}>
            {remove.isPending ? t('remove.busy') : t(`${what}.do`)}
          </Button>
        </>
      }
    >
      <p>{t(`${what}.body`)}</p>
      <p role="status" className={styles.trouble}>
        {remove.error && t('remove.failed', { reason: reasonOf(remove.error) })}
      </p>
    </Dialog>
  )
}
