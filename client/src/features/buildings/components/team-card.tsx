import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrangedTeam, ArrangedTeams } from 'shared/buildings/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { TextLink } from '../../../components/text-link'
import { reasonOf } from '../../../lib/reason'
import { useSession } from '../../../lib/session'
import { type TeamAct, useTeamAct } from '../api'
import { ConfirmDialog } from './confirm-dialog'
import styles from './team-card.module.css'
import { TeamDialog } from './team-dialog'
import { Ties } from './ties'

interface TeamCardProps {
  team: ArrangedTeam
  people: ArrangedTeams['people']
}

type Question = { kind: 'archive' } | { kind: 'change' } | { kind: 'take'; as: 'members' | 'coaches'; personId: string; name: string }

/** One team: members, coaches, and what can be changed about it. */
export function TeamCard({ team, people }: TeamCardProps) {
  const { t } = useTranslation('building')
  const act = useTeamAct()
  const isAdmin = useSession().roles.includes('admin')
  const [question, setQuestion] = useState<Question | null>(null)
  const close = () => setQuestion(null)
  const run = (what: TeamAct) => act.mutate(what, { onSettled: close })
  const isIn = (id: string) => team.members.some((member) => member.id === id)
  const teamName = { team: team.name }
  const tiesProps = {
    ...{ team, busy: act.isPending },
    onPut: (as: 'members' | 'coaches', personId: string) => run({ kind: 'put', as, teamId: team.id, personId }),
    onTake: (as: 'members' | 'coaches', { id, name }: { id: string; name: string }) => setQuestion({ kind: 'take', as, personId: id, name }),
  }
  return (
    <section className={styles.card} aria-label={team.name}>
      <div className={styles.head}>
        <h2>{team.name}</h2>
        {team.students > 0 && <span className={styles.count}>{t('teams.of', { count: team.students })}</span>}
      </div>
      {act.error && (
        <Banner tone="bad" live>
          {t('failed', { reason: reasonOf(act.error) })}
        </Banner>
      )}
      <Ties {...tiesProps} as="members" there={team.members} others={people.filter(({ id }) => !isIn(id))} />
      <Ties
        {...tiesProps}
        as="coaches"
        there={team.coaches}
        others={people.filter(({ id, isCoach }) => isCoach && !isIn(id) && team.coaches.every((coach) => coach.id !== id))}
        none={people.some(({ isCoach }) => isCoach) ? undefined : t('teams.noCoach')}
      />
      <div className={styles.foot}>
        <Button variant="quiet" size="small" aria-label={t('teams.changeNamed', teamName)} onClick={() => setQuestion({ kind: 'change' })}>
          {t('teams.change')}
        </Button>
        <Button variant="quiet" size="small" aria-label={t('teams.archiveNamed', teamName)} onClick={() => setQuestion({ kind: 'archive' })}>
          {t('teams.archive')}
        </Button>
        {isAdmin && <TextLink to={`/teams/${encodeURIComponent(team.id)}`}>{t('teams.emergency')}</TextLink>}
      </div>
      <TeamDialog open={question?.kind === 'change'} team={team} onClose={close} />
      <ConfirmDialog
        open={question?.kind === 'archive'}
        title={t('teams.archiveTitle', teamName)}
        action={t('teams.archiveDo')}
        busy={act.isPending}
        onConfirm={() => run({ kind: 'change', teamId: team.id, change: { archived: true } })}
        onClose={close}
      >
        {t('teams.archiveBody')}
      </ConfirmDialog>
      {question?.kind === 'take' && (
        <ConfirmDialog
          open
          title={t('teams.takeOutTitle', { name: question.name, team: team.name })}
          action={t('teams.takeOutDo')}
          busy={act.isPending}
          onConfirm={() => run({ kind: 'take', as: question.as, teamId: team.id, personId: question.personId })}
          onClose={close}
        >
          {t('teams.takeOutBody', { name: question.name })}
        </ConfirmDialog>
      )}
    </section>
  )
}
