import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../lib/class-names'
import styles from './dialog.module.css'
import { Cross } from './icons'
import { IconButton } from './icon-button'
import { useModal } from './use-modal'

export interface DialogProps {
  open: boolean
  /** Called on Escape, on the close button and on a press beside the dialog. Leave it out and it cannot be dismissed. */
  onClose?: (() => void) | undefined
  title: string
  children: ReactNode
  /** The buttons, the main one last. */
  actions?: ReactNode
  size?: 'small' | 'medium' | 'large'
  /** It stands at the foot of the page and waits, while one goes on typing above it. */
  waits?: boolean
}

/**
 * A question or a task over the page. Native `<dialog>`: focus stays inside and goes back where it came from, unless it
 * `waits`.
 */
export function Dialog({ open, onClose, title, children, actions, size = 'medium', waits = false }: DialogProps) {
  const { t } = useTranslation('common')
  const heading = useId()
  const modal = useModal(open, onClose, waits)
  return (
    <dialog {...modal} className={classNames(styles.dialog, styles[size], waits && styles.waits)} aria-labelledby={heading}>
      {open && (
        <div className={styles.sheet}>
          <div className={styles.head}>
            <h2 id={heading}>{title}</h2>
            {onClose && (
              <IconButton label={t('close')} onClick={onClose}>
                <Cross />
              </IconButton>
            )}
          </div>
          <div className={styles.body}>{children}</div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
    </dialog>
  )
}
