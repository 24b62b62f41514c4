import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamPage as Page } from 'shared/teams/schema'
import { Avatar } from '../../../components/avatar'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { Panel } from '../../../components/panel'
import { Skeleton, SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { hasCode, isOffline } from '../../../lib/api-error'
import { useSession } from '../../../lib/session'
import { useTitle } from '../../../lib/use-title'
import { useTeam } from '../api'
import { CoachesPart, WhatISee } from './coaches-part'
import { EmergencyNotices } from './emergency-notices'
import { EmergencyPage } from './emergency-page'
import { LeadersPart } from './leaders-part'
import { MeetingsPart } from './meetings-part'
import styles from './team-page.module.css'

interface TeamPageProps {
  teamId: string
  /** How others come into the team: for its members. */
  joining?: ReactNode
  /** How a student's name goes out of its pages: for its members. */
  erasing?: ReactNode
}

/** The team's own affairs: who is in it, when it meets, who else may look. For an admin, the way in in an emergency. */
export function TeamPage({ teamId, joining, erasing }: TeamPageProps) {
  const { data: page, error, refetch } = useTeam(teamId)
  const { roles } = useSession()
  // What was read before may no longer be mine to read.
  if (hasCode(error, 'not-found') || hasCode(error, 'forbidden'))
    return <div className={styles.page}>{roles.includes('admin') ? <EmergencyPage teamId={teamId} /> : <NoAccess />}</div>
  return <div className={styles.page}>{page ? <Team {...{ page, joining, erasing }} /> : <NoPage error={error} onTryAgain={() => void refetch()} />}</div>
}

function Team({ page, joining, erasing }: { page: Page; joining: ReactNode; erasing: ReactNode }) {
  const { t } = useTranslation('team')
  const { person: me } = useSession()
  const { team, members, coaches, emergencies, mayRun, as } = page
  useTitle(mayRun ? t('title', { team: team.name }) : team.name)
  const mine = as === 'coach' ? coaches.find(({ person }) => person.id === me.id) : undefined
  return (
    <>
      <h1>{team.name}</h1>
      <EmergencyNotices emergencies={emergencies} />
      <Panel isPart title={t('people.title')} visibility="building">
        {members.length === 0 && <p className={styles.quiet}>{t('people.noMembers')}</p>}
        <ul className={styles.people}>
          {members.map((member) => (
            <li key={member.id} className={styles.person}>
              <span aria-hidden="true">
                <Avatar face={member} />
              </span>
              {member.name}
            </li>
          ))}
        </ul>
      </Panel>
      {mayRun && joining}
      {mine && <WhatISee coach={mine} />}
      <MeetingsPart page={page} />
      {mayRun && <CoachesPart page={page} />}
      {!mine?.paused && <LeadersPart page={page} />}
      {mayRun && erasing}
    </>
  )
}

function NoAccess() {
  const { t } = useTranslation(['team', 'common'])
  return (
    <ErrorState heading={1} title={t('noAccessTitle')} actions={<TextLink to="/">{t('common:goHome')}</TextLink>}>
      {t('noAccess')}
    </ErrorState>
  )
}

function NoPage({ error, onTryAgain }: { error: Error | null; onTryAgain: () => void }) {
  const { t } = useTranslation(['team', 'common'])
  if (error === null || hasCode(error, 'not-signed-in'))
    return (
      <div aria-busy="true">
        <VisuallyHidden>
          <h1>{t('loading')}</h1>
        </VisuallyHidden>
        <Skeleton width="12rem" height="2.5rem" />
        <SkeletonText lines={6} />
      </div>
    )
  return (
    <ErrorState
      heading={1}
      title={isOffline(error) ? t('common:offline.title') : t('common:failed.title')}
      actions={<Button onClick={onTryAgain}>{t('common:tryAgain')}</Button>}
    >
      {isOffline(error) ? t('common:offline.body') : error.message}
    </ErrorState>
  )
}
