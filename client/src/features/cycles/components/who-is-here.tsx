import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Avatar } from '../../../components/avatar'
import { useHere } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import { placeWords } from '../place-words'
import { addressOf } from '../step-address'
import { stepOfPath } from 'shared/cycles/places'
import { useCycleScreen } from '../store'
import { useWhereabouts } from '../whereabouts'
import styles from './who-is-here.module.css'

/** Colleagues on this page and the field each is in; pressing one goes there. */
export function WhoIsHere() {
  const { t } = useTranslation('cycle')
  const { id } = useCycle()
  const here = useHere()
  const whereabouts = useWhereabouts()
  const setTableOpen = useCycleScreen((screen) => screen.setTableOpen)
  if (here.length === 0) return <p className={styles.alone}>{t('table.onlyYou')}</p>
  return (
    <ul className={styles.people}>
      {here.map((person) => {
        const field = whereabouts.find((where) => where.person.id === person.id)?.field
        const step = field === undefined ? null : stepOfPath(field)
        const place = field === undefined ? null : placeWords(t, field)
        return (
          <li key={person.id} className={styles.person}>
            <span aria-hidden="true">
              <Avatar face={person} size="small" />
            </span>
            <span>
              {person.name}
              {step && field !== undefined && place && (
                <>
                  {' '}
                  <Link
                    to={addressOf(id, step, field)}
                    onClick={() => setTableOpen(false)}
                    aria-label={t('table.goTo', { name: person.name, place })}
                  >
                    {t('table.isIn', { place })}
                  </Link>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
