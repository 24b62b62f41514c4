import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button'
import { IconButton } from './icon-button'
import { Cross } from './icons'
import styles from './toaster.module.css'
import { dismissToast, type Toast, useToasts } from './toast-store'

/** Long enough to read and reach for the button; it waits while the pointer or the focus is on it. */
const showMs = 10_000

/** Where toasts appear. Once, in the app's frame. */
export function Toaster() {
  const { t } = useTranslation('common')
  const toasts = useToasts((state) => state.toasts)
  return (
    <div className={styles.toaster} role="region" aria-label={t('messages')} aria-live="polite">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const { t } = useTranslation('common')
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(toast.id), showMs)
    return () => clearTimeout(timer)
  }, [held, toast.id])
  const { undo } = toast
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {undo && (
        <Button
          variant="text"
          onClick={() => {
            undo()
            dismissToast(toast.id)
          }}
        >
          {t('undo')}
        </Button>
      )}
      <IconButton label={t('close')} className={styles.close} onClick={() => dismissToast(toast.id)}>
        <Cross />
      </IconButton>
    </div>
  )
}
