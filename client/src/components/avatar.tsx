import { classNames } from '../lib/class-names'
import styles from './avatar.module.css'

/** A named colour of the theme: `--presence-<color>`. */
export interface Face {
  id: string
  name: string
  initials: string
  color: string
}

interface AvatarProps {
  face: Face
  size?: 'small' | 'medium'
  className?: string
}

/** Somebody's initials on their colour, named for who cannot see it. */
export function Avatar({ face, size = 'medium', className }: AvatarProps) {
  return (
    <span
      role="img"
      aria-label={face.name}
      title={face.name}
      className={classNames(styles.avatar, styles[size], className)}
      data-initials={face.initials}
      style={{ background: `var(--presence-${face.color})` }}
    />
  )
}

interface AvatarStackProps {
  faces: Face[]
  /** How many are drawn; the rest is counted. */
  max?: number
  size?: 'small' | 'medium'
  /** Names the list, for instance "Here now". */
  label: string
}

/** Several people, overlapping. */
export function AvatarStack({ faces, max = 4, size = 'medium', label }: AvatarStackProps) {
  const shown = faces.length > max ? faces.slice(0, max - 1) : faces
  const rest = faces.slice(shown.length)
  if (faces.length === 0) return null
  return (
    <ul className={styles.stack} aria-label={label}>
      {shown.map((face) => (
        <li key={face.id}>
          <Avatar face={face} size={size} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <span
            role="img"
            className={classNames(styles.avatar, styles[size], styles.rest)}
            aria-label={rest.map((face) => face.name).join(', ')}
            title={rest.map((face) => face.name).join(', ')}
            data-initials={`+${rest.length}`}
          />
        </li>
      )}
    </ul>
  )
}
