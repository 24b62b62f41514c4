import { useTranslation } from 'react-i18next'
import type { MyInvitation } from 'shared/teams/schema'
import { TextLink } from '../../../components/text-link'
import { useMyInvitations } from '../api'
import { useDayWords } from '../use-day-words'
import styles from './team-page.module.css'

/** For a leader: teams that let them look in. Nothing while there is none. */
export function MyInvitations() {
  const { t } = useTranslation('team')
  const { data } = useMyInvitations()
  if (!data || data.invitations.length === 0) return null
  return (
    <section aria-labelledby="my-invitations" className={styles.form}>
      <h2 id="my-invitations">{t('mine.title')}</h2>
      <ul className={`${styles.rows} ${styles.wide}`}>
        {data.invitations.map((invitation) => (
          <li key={invitation.id} className={styles.row}>
            <Invitation invitation={invitation} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invitation({ invitation: { team, date, isToday, cycleId } }: { invitation: MyInvitation }) {
  const { t } = useTranslation('team')
  const dayWords = useDayWords()
  if (!isToday) return <span>{t('mine.later', { team: team.name, day: dayWords(date) })}</span>
  return (
    <>
      <span>{t('mine.today', { team: team.name })}</span>
      {cycleId === null ? (
        <span className={styles.said}>{t('mine.noCycle')}</span>
      ) : (
        <TextLink to={`/cycles/${encodeURIComponent(cycleId)}`} strong>
          {t('mine.open', { team: team.name })}
        </TextLink>
      )}
    </>
  )
}
