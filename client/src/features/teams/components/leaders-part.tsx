import { useTranslation } from 'react-i18next'
import type { LeaderInvitation, TeamPage } from 'shared/teams/schema'
import { Button } from '../../../components/button'
import { Disclosure } from '../../../components/disclosure'
import { Panel } from '../../../components/panel'
import { showToast } from '../../../components/toast-store'
import { useWithdraw } from '../api'
import { seenBy } from '../seen-by'
import { useDayWords } from '../use-day-words'
import { Failure } from './failure'
import { InviteLeaderForm } from './invite-leader-form'
import styles from './team-page.module.css'

/** Leaders whom the team lets look in, a day at a time. */
export function LeadersPart({ page }: { page: TeamPage }) {
  const { t } = useTranslation('team')
  const { team, today, mayRun } = page
  const coming = page.invitations.filter(({ date }) => date >= today)
  const past = page.invitations.filter(({ date }) => date < today)
  return (
    <Panel isPart title={t('leaders.title')} visibility={seenBy(page)}>
      <p className={styles.lead}>{t('leaders.explain')}</p>
      {coming.length > 0 && <h3>{t('leaders.coming')}</h3>}
      <Invitations page={page} invitations={coming} mayWithdraw={mayRun} />
      {mayRun && <InviteLeaderForm teamId={team.id} today={today} />}
      {!mayRun && coming.length === 0 && <p className={styles.quiet}>{t('leaders.noneForCoach')}</p>}
      {past.length > 0 && (
        <Disclosure summary={t('leaders.past')} hint={t('leaders.pastHint')} heading={3}>
          <Invitations page={page} invitations={past} mayWithdraw={false} />
        </Disclosure>
      )}
    </Panel>
  )
}

interface InvitationsProps {
  page: TeamPage
  invitations: readonly LeaderInvitation[]
  mayWithdraw: boolean
}

function Invitations({ page: { team, today }, invitations, mayWithdraw }: InvitationsProps) {
  const { t } = useTranslation('team')
  const dayWords = useDayWords()
  const { mutate, isPending, error } = useWithdraw(team.id)
  if (invitations.length === 0) return null
  return (
    <>
      <ul className={styles.rows}>
        {invitations.map(({ id, person: { name }, date, invitedBy }) => (
          <li key={id} className={styles.row}>
            <span>
              <strong>{name}</strong>, {date === today ? t('leaders.today') : dayWords(date)}{' '}
              <span className={styles.said}>· {t('leaders.by', { name: invitedBy })}</span>
            </span>
            {mayWithdraw && (
              <Button
                size="small"
                variant="quiet"
                busy={isPending}
                aria-label={t('leaders.withdrawLabel', { name, day: dayWords(date) })}
                onClick={() => mutate(id, { onSuccess: () => showToast(t('leaders.withdrawn', { name })) })}
              >
                {t('leaders.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Failure error={error} />
    </>
  )
}
