import { useTranslation } from 'react-i18next'
import type { TeamCoach, TeamPage } from 'shared/teams/schema'
import { Avatar } from '../../../components/avatar'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Panel } from '../../../components/panel'
import { showToast } from '../../../components/toast-store'
import { type CoachChoice, useDecideAboutCoach } from '../api'
import { seenBy } from '../seen-by'
import { Failure } from './failure'
import styles from './team-page.module.css'

/** What each coach sees today, in words, and what the team can do about it. */
export function CoachesPart({ page }: { page: TeamPage }) {
  const { t } = useTranslation('team')
  const { coaches, team } = page
  return (
    <Panel isPart title={t('coach.title', { count: Math.max(1, coaches.length) })} visibility={seenBy(page)}>
      {coaches.length === 0 && <p className={styles.quiet}>{t('coach.none')}</p>}
      {coaches.map((coach) => (
        <Coach key={coach.person.id} teamId={team.id} coach={coach} />
      ))}
    </Panel>
  )
}

function Face({ coach: { person } }: { coach: TeamCoach }) {
  return (
    <p className={styles.person}>
      <span aria-hidden="true">
        <Avatar face={person} />
      </span>
      <strong>{person.name}</strong>
    </p>
  )
}

const savedWords = {
  paused: { on: 'coach.saved.paused', off: 'coach.saved.unpaused' },
  mayEdit: { on: 'coach.saved.mayEdit', off: 'coach.saved.notMayEdit' },
  practiceShared: { on: 'coach.saved.practiceShared', off: 'coach.saved.notPracticeShared' },
} as const satisfies Record<CoachChoice, { on: string; off: string }>

function Coach({ teamId, coach }: { teamId: string; coach: TeamCoach }) {
  const { t } = useTranslation('team')
  const { person, mayEdit, paused, practiceShared } = coach
  const { name } = person
  const { mutate, isPending, error } = useDecideAboutCoach(teamId, person.id)
  const decide = (choice: CoachChoice, on: boolean) =>
    mutate(
      { choice, on },
      { onSuccess: () => showToast(t(savedWords[choice][on ? 'on' : 'off'], { name }), () => mutate({ choice, on: !on })) },
    )
  return (
    <div className={styles.coach}>
      <Face coach={coach} />
      {paused ? (
        <p>{t('coach.paused', { name })}</p>
      ) : (
        <p>
          {t(mayEdit ? 'coach.seesEdit' : 'coach.sees', { name })} {t(practiceShared ? 'coach.seesTries' : 'coach.seesNoTries')} {t('coach.never')}
        </p>
      )}
      {!paused && (
        <>
          <Checkbox checked={mayEdit} disabled={isPending} hint={t('coach.mayEditHint')} onChange={(on) => decide('mayEdit', on)}>
            {t('coach.mayEdit', { name })}
          </Checkbox>
          <Checkbox checked={practiceShared} disabled={isPending} hint={t('coach.practiceHint')} onChange={(on) => decide('practiceShared', on)}>
            {t('coach.practice', { name })}
          </Checkbox>
        </>
      )}
      <Button
        busy={isPending}
        aria-label={t(paused ? 'coach.unpauseLabel' : 'coach.pauseLabel', { name })}
        onClick={() => decide('paused', !paused)}
      >
        {t(paused ? 'coach.unpause' : 'coach.pause')}
      </Button>
      <Failure error={error} />
    </div>
  )
}

/** For a coach: what the team lets them see. */
export function WhatISee({ coach }: { coach: TeamCoach }) {
  const { t } = useTranslation('team')
  const { paused, mayEdit, practiceShared } = coach
  return (
    <Panel isPart title={t('coach.me')} visibility="team-coach">
      {paused ? (
        <p>{t('coach.mePaused')}</p>
      ) : (
        <p>
          {t(mayEdit ? 'coach.meSeesEdit' : 'coach.meSees')} {t(practiceShared ? 'coach.meTries' : 'coach.meNoTries')}
        </p>
      )}
    </Panel>
  )
}
