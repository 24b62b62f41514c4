import { lazy, Suspense } from 'react'
import type { HomeParts } from '../features/home/home-parts'
import { AnsweredPart } from './asks-parts'
import { ChangesPart } from './history-parts'
import styles from './team-on-home.module.css'

const withWords = async <Part,>(part: Promise<Part>): Promise<Part> => {
  const [loaded] = await Promise.all([part, import('../lib/team-messages')])
  return loaded
}
const RecordMeeting = lazy(async () => ({
  default: (await withWords(import('../features/teams/components/record-meeting'))).RecordMeeting,
}))
const EmergencyNotices = lazy(async () => ({
  default: (await withWords(import('../features/teams/components/emergency-notices'))).EmergencyNotices,
}))
const MyInvitations = lazy(async () => ({
  default: (await withWords(import('../features/teams/components/my-invitations'))).MyInvitations,
}))

/** Teams that have invited a leader for a day. */
export function InvitationsOnHome() {
  return (
    <Suspense>
      <MyInvitations />
    </Suspense>
  )
}

/** What a team's own affairs put on its members' Home. */
export const teamOnHome: HomeParts = {
  ofTeam: ({ cycle, emergencies }) => (
    <>
      {emergencies.length > 0 && (
        <Suspense>
          <EmergencyNotices emergencies={emergencies} />
        </Suspense>
      )}
      {cycle && <AnsweredPart cycleId={cycle.id} />}
    </>
  ),
  underChanges: ({ cycle }) => cycle && <ChangesPart cycleId={cycle.id} />,
  underMeeting: ({ id, meetingToRecord }) =>
    meetingToRecord !== null && (
      <div className={styles.record}>
        <Suspense>
          <RecordMeeting teamId={id} date={meetingToRecord} />
        </Suspense>
      </div>
    ),
}
