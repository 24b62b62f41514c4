import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { directorySchema } from 'shared/people/directory'
import { Chip } from '../../../components/chip'
import { TextLink } from '../../../components/text-link'
import { get } from '../../../lib/api'
import { useSession } from '../../../lib/session'
import { useArrangedTeams, useBuilding } from '../api'
import styles from './first-days.module.css'

interface Step {
  name: 'agreement' | 'teams' | 'people' | 'coaches' | 'settings'
  to: string
  /** Null: nobody can tell; it is a look. */
  done: boolean | null
}

/** What an admin does first, in order; nothing once teams can begin. `className`: of the box around it. */
export function FirstDays({ className }: { className: string | undefined }) {
  const { t } = useTranslation('building')
  const { agreement, person } = useSession()
  const { data: arranged } = useArrangedTeams()
  const { data: building } = useBuilding()
  const { data: directory } = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => get('/people', directorySchema, { signal }) })
  if (!arranged || !building || !directory) return null
  const teams = arranged.teams.filter(({ archivedAt }) => archivedAt === null)
  const steps: Step[] = [
    { name: 'agreement', to: '/agreement', done: agreement.signedBy !== null },
    { name: 'teams', to: '/building/teams', done: teams.length > 0 },
    { name: 'people', to: '/building/people', done: teams.some(({ members }) => members.length > 0) && directory.people.some(({ id, state }) => id !== person.id && state !== 'new') },
    { name: 'coaches', to: '/building/teams', done: teams.some(({ coaches }) => coaches.length > 0) },
    { name: 'settings', to: '/building/settings', done: null },
  ]
  // Without a coach, or with settings as they are, a building works.
  if (steps.slice(0, 3).every(({ done }) => done)) return null
  return (
    <div className={className}>
      <section className={styles.days} aria-labelledby="first-days">
        <h2 id="first-days">{t('firstDays.title')}</h2>
        <p className={styles.lead}>{t('firstDays.lead')}</p>
        <ol className={styles.steps}>
          {steps.map(({ name, to, done }) => (
            <li key={name}>
              <div className={styles.words}>
                <h3>{t(`firstDays.${name}`)}</h3>
                <p>{t(`firstDays.${name}Hint`, { minimum: building.minimumGroup })}</p>
              </div>
              {done ? <Chip dot="good">{t('firstDays.done')}</Chip> : <TextLink to={to}>{t(`firstDays.${name}Do`)}</TextLink>}
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
