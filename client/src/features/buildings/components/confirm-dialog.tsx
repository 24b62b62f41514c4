import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'

interface ConfirmDialogProps {
  open: boolean
  title: string
  /** What happens, in plain words. */
  children: ReactNode
  /** The verb on the button. */
  action: string
  busy: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that others will notice. */
export function ConfirmDialog({ open, title, children, action, busy, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation('common')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      size="small"
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="danger" busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  )
}
