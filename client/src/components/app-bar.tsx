import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { Link } from 'react-router'
import { classNames } from '../lib/class-names'
import styles from './app-bar.module.css'

interface Places {
  start: HTMLElement | null
  end: HTMLElement | null
  setStart: (element: HTMLElement | null) => void
  setEnd: (element: HTMLElement | null) => void
}

const PlacesContext = createContext<Places | null>(null)

/** Lets the page below put things into the bar above it ({@link InAppBar}). */
export function AppBarPlaces({ children }: { children: ReactNode }) {
  const [start, setStart] = useState<HTMLElement | null>(null)
  const [end, setEnd] = useState<HTMLElement | null>(null)
  const places = useMemo(() => ({ start, end, setStart, setEnd }), [start, end])
  return <PlacesContext value={places}>{children}</PlacesContext>
}

interface InAppBarProps {
  /** `start`: after the product's name, where one is. `end`: before the account, for chips and who is here. */
  place: 'start' | 'end'
  children: ReactNode
}

/** Shows its children in the app bar, for as long as the page that holds it shows. */
export function InAppBar({ place, children }: InAppBarProps) {
  const element = use(PlacesContext)?.[place]
  return element ? createPortal(children, element) : null
}

interface AppBarProps {
  /** The product's name, beside the mark. */
  name: string
  /** What the mark and the name lead to, in words. */
  homeLabel: string
  /** Shown while no page puts anything at the start. */
  context?: ReactNode
  /** The way to other pages; it makes room for a page that says where one is. */
  nav?: ReactNode
  /** The account, last. */
  account?: ReactNode
}

/** The bar at the top of every page. */
export function AppBar({ name, homeLabel, context, nav, account }: AppBarProps) {
  const places = use(PlacesContext)
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.home} aria-label={homeLabel}>
        <Mark />
        <span className={styles.name}>{name}</span>
      </Link>
      <div className={styles.start} ref={places?.setStart} />
      <div className={styles.context}>{context}</div>
      <div className={styles.end} ref={places?.setEnd} />
      {nav && <div className={styles.nav}>{nav}</div>}
      {account && <div className={styles.account}>{account}</div>}
    </header>
  )
}

const hues = ['c', 'l', 'e', 'a', 'r'] as const

/** Five dots, one for each step. */
export function Mark({ large }: { large?: boolean }) {
  return (
    <span className={classNames(styles.mark, large && styles.large)} aria-hidden="true">
      {hues.map((hue) => (
        <span key={hue} style={{ background: `var(--step-${hue})` }} />
      ))}
    </span>
  )
}
