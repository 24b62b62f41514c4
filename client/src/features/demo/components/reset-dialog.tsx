import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { resetDemo } from '../api'

interface ResetDialogProps {
  open: boolean
  onClose: () => void
}

/** Says what a reset takes away before it does it. */
export function ResetDialog({ open, onClose }: ResetDialogProps) {
  const { t } = useTranslation('common')
  const reset = useMutation({ mutationFn: resetDemo, onSuccess: () => location.assign('/') })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t('demo.resetTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="danger" busy={reset.isPending || reset.isSuccess} onClick={() => reset.mutate()}>
            {reset.isPending || reset.isSuccess ? t('demo.resetBusy') : t('demo.resetDo')}
          </Button>
        </>
      }
    >
      <p>{t('demo.resetBody')}</p>
      {reset.error && (
        <Banner tone="bad" live>
          {t('demo.resetFailed', { reason: reset.error.message })}
        </Banner>
      )}
    </Dialog>
  )
}
