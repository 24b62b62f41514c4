import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './drawer.module.css'
import { IconButton } from './icon-button'
import { Cross } from './icons'
import { useModal } from './use-modal'

interface DrawerProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/** A side panel over the page, for what does not fit beside it. */
export function Drawer({ open, onClose, title, children }: DrawerProps) {
  const { t } = useTranslation('common')
  const heading = useId()
  const modal = useModal(open, onClose)
  return (
    <dialog {...modal} className={styles.drawer} aria-labelledby={heading}>
      {open && (
        <div className={styles.sheet}>
          <div className={styles.head}>
            <h2 id={heading}>{title}</h2>
            <IconButton label={t('close')} onClick={onClose}>
              <Cross />
            </IconButton>
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
