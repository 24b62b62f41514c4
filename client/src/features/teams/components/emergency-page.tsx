import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EmergencyAccess } from 'shared/teams/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { showToast } from '../../../components/toast-store'
import { useTitle } from '../../../lib/use-title'
import { useEmergency, useEndEmergency, useOpenInEmergency } from '../api'
import { timeOf } from '../time-of'
import { Failure } from './failure'
import styles from './team-page.module.css'

/** For an admin: a team's pages, when somebody must look. */
export function EmergencyPage({ teamId }: { teamId: string }) {
  const { t } = useTranslation(['team', 'common'])
  const { data: access, error, refetch } = useEmergency(teamId)
  const title = access ? t('emergency.adminTitle', { team: access.team.name }) : t('noAccessTitle')
  useTitle(title)
  if (error)
    return (
      <ErrorState heading={1} title={t('noAccessTitle')} actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}>
        {error.message}
      </ErrorState>
    )
  if (!access) return <SkeletonText lines={5} />
  return (
    <>
      <h1>{title}</h1>
      {access.open ? <Open teamId={teamId} team={access.team} open={access.open} /> : <Closed teamId={teamId} />}
    </>
  )
}

/** The server asks for as many; it says so too. */
const shortestReason = 20

function Closed({ teamId }: { teamId: string }) {
  const { t } = useTranslation('team')
  const { mutate, isPending, error } = useOpenInEmergency(teamId)
  const [reason, setReason] = useState('')
  const id = useId()
  const missing = shortestReason - reason.trim().length
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (missing <= 0) mutate(reason.trim())
  }
  return (
    <form className={styles.form} onSubmit={open}>
      <p className={styles.lead}>{t('emergency.adminLead')}</p>
      <p className={styles.lead}>{t('emergency.adminRules')}</p>
      <label htmlFor={id} className={styles.label}>
        {t('emergency.reason')}
      </label>
      <textarea
        id={id}
        className={styles.area}
        maxLength={1000}
        aria-describedby={`${id}-hint`}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <span id={`${id}-hint`} className={styles.hint}>
        {missing > 0 ? t('emergency.reasonHint', { count: missing }) : t('emergency.reasonReady')}
      </span>
      <Failure error={error} />
      <Button type="submit" variant="danger" busy={isPending || missing > 0}>
        {isPending ? t('emergency.opening') : t('emergency.open')}
      </Button>
    </form>
  )
}

interface OpenProps {
  teamId: string
  team: EmergencyAccess['team']
  open: NonNullable<EmergencyAccess['open']>
}

function Open({ teamId, team, open }: OpenProps) {
  const { t } = useTranslation('team')
  const { mutate, isPending, error } = useEndEmergency(teamId)
  return (
    <>
      <Banner tone="warn">{t('emergency.isOpen', { team: team.name, time: timeOf(open.endsAt) })}</Banner>
      {open.cycles.length === 0 && <p className={styles.quiet}>{t('emergency.noCycle')}</p>}
      <ul className={styles.rows}>
        {open.cycles.map(({ id, number, closed }) => (
          <li key={id} className={styles.row}>
            <TextLink to={`/cycles/${encodeURIComponent(id)}`}>{t(closed ? 'emergency.closedCycle' : 'emergency.cycle', { number })}</TextLink>
          </li>
        ))}
      </ul>
      <Failure error={error} />
      <div className={styles.actions}>
        <Button
          busy={isPending}
          onClick={() => mutate(undefined, { onSuccess: () => showToast(t('emergency.ended', { team: team.name })) })}
        >
          {t('emergency.end')}
        </Button>
      </div>
    </>
  )
}
