import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CycleView } from 'shared/cycles/document'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useValue } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import { addressOf } from '../step-address'
import { stepOfPath } from 'shared/cycles/places'
import styles from './three-doors.module.css'

type Door = NonNullable<CycleView['door']>

/** Where each door leads. */
const doors: readonly { door: Door; path: string }[] = [
  { door: 'data', path: 'dataSets' },
  { door: 'worry', path: 'worry' },
  { door: 'strategy', path: 'chosenStrategy' },
]

/** A blank cycle asks one thing: how it begins. */
export function ThreeDoors() {
  const { t } = useTranslation('cycle')
  const { id, number, team } = useCycle()
  const { cycle, mayEdit } = useCycleRoom()
  const [, setDoor] = useValue(cycle, 'door')
  const navigate = useNavigate()
  const take = (door: Door, path: string) => {
    setDoor(door)
    void navigate(addressOf(id, stepOfPath(path) ?? 'C', path))
  }
  return (
    <div className={styles.page}>
      <p className={styles.cycle}>
        {team.name} · {t('header.untitled', { number })}
      </p>
      <h1 className={styles.title}>{t('door.title')}</h1>
      {mayEdit ? (
        <>
          <ul className={styles.doors}>
            {doors.map(({ door, path }) => (
              <li key={door}>
                <button type="button" className={styles.door} data-door={door} onClick={() => take(door, path)}>
                  <strong>{t(`door.${door}`)}</strong>
                  <span>{t(`door.${door}Hint`)}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.hint}>{t('door.hint')}</p>
        </>
      ) : (
        <p className={styles.hint}>{t('door.reader')}</p>
      )}
    </div>
  )
}
