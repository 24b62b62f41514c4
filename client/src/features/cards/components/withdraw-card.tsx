import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { showToast } from '../../../components/toast-store'
import { isOffline } from '../../../lib/api-error'
import { useWithdraw } from '../api'
import styles from './panels.module.css'

/** Asks once, says what happens, and takes the card back. */
export function WithdrawCard({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('cards', { keyPrefix: 'preview' })
  const [isOpen, setOpen] = useState(false)
  const withdraw = useWithdraw(cycleId)
  const close = () => {
    withdraw.reset()
    setOpen(false)
  }
  const onWithdraw = () =>
    withdraw.mutate(undefined, {
      onSuccess: () => {
        close()
        showToast(t('withdrawn'))
      },
    })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('withdraw')}</Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title={t('withdrawTitle')}
        size="small"
        actions={
          <>
            <Button onClick={close}>{t('keep')}</Button>
            <Button variant="danger" busy={withdraw.isPending} onClick={onWithdraw}>
              {withdraw.isPending ? t('withdrawing') : t('withdraw')}
            </Button>
          </>
        }
      >
        <p>{t('withdrawBody')}</p>
        <p role="status" className={styles.trouble}>
          {withdraw.error && (isOffline(withdraw.error) ? t('offline') : t('failed', { reason: withdraw.error.message }))}
        </p>
      </Dialog>
    </>
  )
}
