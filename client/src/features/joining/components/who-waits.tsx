import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../components/avatar'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { showToast } from '../../../components/toast-store'
import { timeAgo } from '../../../lib/dates'
import { reasonOf } from '../../../lib/reason'
import { useDecide, useJoinRequests } from '../api'
import styles from './joining.module.css'

/** Who has come with the team's code and waits to be let in. Nothing while nobody does. */
export function WhoWaits({ teamId }: { teamId: string }) {
  const { t } = useTranslation('joining')
  const { data } = useJoinRequests(teamId)
  const decide = useDecide(teamId)
  const answer = (requestId: string, name: string, letIn: boolean) =>
    decide.mutate({ requestId, letIn }, { onSuccess: () => showToast(t(letIn ? 'waits.isIn' : 'waits.isOut', { name })) })
  if (!data || data.requests.length === 0) return null
  return (
    <div>
      <h3>{t('waits.title', { count: data.requests.length })}</h3>
      <p className={styles.quiet}>{t('waits.hint')}</p>
      <ul className={styles.list}>
        {data.requests.map(({ id, person, email, askedAt }) => (
          <li key={id} className={styles.row}>
            <span aria-hidden="true">
              <Avatar face={person} />
            </span>
            <span className={styles.who}>
              <strong>{person.name}</strong>
              <span className={styles.quiet}>{[email, timeAgo(askedAt)].filter(Boolean).join(' · ')}</span>
            </span>
            <span className={styles.actions}>
              <Button size="small" busy={decide.isPending} onClick={() => answer(id, person.name, false)} aria-label={t('waits.refuseNamed', { name: person.name })}>
                {t('waits.refuse')}
              </Button>
              <Button size="small" variant="primary" busy={decide.isPending} onClick={() => answer(id, person.name, true)} aria-label={t('waits.letInNamed', { name: person.name })}>
                {t('waits.letIn')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {decide.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(decide.error) })}
        </Banner>
      )}
    </div>
  )
}
