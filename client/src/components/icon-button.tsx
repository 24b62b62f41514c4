import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classNames } from '../lib/class-names'
import styles from './icon-button.module.css'
import { Tooltip } from './tooltip'

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  /** Its name, for who cannot see the icon and, as a tooltip, for who can. */
  label: string
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button that shows an icon alone. */
export function IconButton({ label, children, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button type="button" {...rest} aria-label={label} className={classNames(styles.button, className)}>
        {children}
      </button>
    </Tooltip>
  )
}
