import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classNames } from '../lib/class-names'
import styles from './menu.module.css'

export interface MenuItem {
  key: string
  label: ReactNode
  onSelect: () => void
  /** Given: the item is one of a choice, and this is whether it is the chosen one. */
  checked?: boolean
}

export interface MenuGroup {
  /** Says what its items have in common. */
  label?: string
  items: MenuItem[]
}

interface MenuProps {
  /** The button's name where its content has none of its own. */
  label: string
  button: ReactNode
  groups: MenuGroup[]
  /** Words above the items: whose menu this is. */
  heading?: ReactNode
  className?: string
}

/** A button that opens a list of things to do. Arrow keys move, Escape closes, focus returns to the button. */
export function Menu({ label, button, groups, heading, className }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const id = useId()

  useEffect(() => {
    if (!open) return
    itemsOf(root.current)[0]?.focus()
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])

  const close = () => {
    setOpen(false)
    trigger.current?.focus()
  }
  return (
    <div
      className={classNames(styles.root, className)}
      ref={root}
      onKeyDown={(event) => open && onMenuKey(event, itemsOf(root.current), close)}
      onBlur={(event) => event.relatedTarget && !root.current?.contains(event.relatedTarget) && setOpen(false)}
    >
      <button
        type="button"
        ref={trigger}
        className={styles.trigger}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className={styles.panel}>
          {heading && <div className={styles.heading}>{heading}</div>}
          <div role="menu" id={id} aria-label={label}>
            {groups.map((group, index) => (
              <ItemGroup key={group.label ?? index} group={group} close={close} />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function ItemGroup({ group, close }: { group: MenuGroup; close: () => void }) {
  return (
    <div role="group" aria-label={group.label} className={styles.group}>
      {group.label && (
        <div className={styles.label} aria-hidden="true">
          {group.label}
        </div>
      )}
      {group.items.map((item) => (
        <button
          key={item.key}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked}
          tabIndex={-1}
          className={styles.item}
          onClick={() => {
            close()
            item.onSelect()
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  )
}

function itemsOf(root: HTMLElement | null): HTMLElement[] {
  return root ? [...root.querySelectorAll<HTMLElement>('[role^="menuitem"]')] : []
}

function onMenuKey(event: KeyboardEvent, items: HTMLElement[], close: () => void): void {
  const at = items.findIndex((item) => item === document.activeElement)
  const targets: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  const target = targets[event.key]
  if (event.key === 'Escape') close()
  else if (target !== undefined) items[target]?.focus()
  else return
  event.preventDefault()
  event.stopPropagation()
}
