import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArrangedTeams } from 'shared/buildings/schema'
import { Button } from '../../../components/button'
import { Disclosure } from '../../../components/disclosure'
import { EmptyState } from '../../../components/empty-state'
import { useTitle } from '../../../lib/use-title'
import { useArrangedTeams, useTeamAct } from '../api'
import styles from './building.module.css'
import { GradesDialog } from './grades-dialog'
import { LoadedPart } from './loaded-part'
import { TeamCard } from './team-card'
import cardStyles from './team-card.module.css'
import { TeamDialog } from './team-dialog'

/** Which teams there are, who is in them and who coaches them. */
export function TeamsPage() {
  const { t } = useTranslation('building')
  useTitle(t('teams.title'))
  const teams = useArrangedTeams()
  const [adding, setAdding] = useState<'grades' | 'one' | null>(null)
  const close = () => setAdding(null)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{t('teams.title')}</h1>
          <p className={styles.lead}>{t('teams.lead')}</p>
        </div>
        <div className={styles.actions}>
          <Button onClick={() => setAdding('one')}>{t('teams.add')}</Button>
          <Button variant="primary" onClick={() => setAdding('grades')}>
            {t('teams.byGrade')}
          </Button>
        </div>
      </div>
      <LoadedPart query={teams}>{(data) => <Teams arranged={data} />}</LoadedPart>
      <GradesDialog open={adding === 'grades'} taken={gradesTaken(teams.data)} onClose={close} />
      <TeamDialog open={adding === 'one'} team={null} onClose={close} />
    </div>
  )
}

function gradesTaken(arranged: ArrangedTeams | undefined): string[] {
  return arranged?.teams.filter(({ archivedAt }) => archivedAt === null).map(({ grade }) => grade) ?? []
}

function Teams({ arranged }: { arranged: ArrangedTeams }) {
  const { t } = useTranslation('building')
  const act = useTeamAct()
  const inUse = arranged.teams.filter(({ archivedAt }) => archivedAt === null)
  const archived = arranged.teams.filter(({ archivedAt }) => archivedAt !== null)
  return (
    <>
      {inUse.length === 0 && <EmptyState example={t('teams.emptyExample')}>{t('teams.empty')}</EmptyState>}
      <ul className={cardStyles.teams}>
        {inUse.map((team) => (
          <li key={team.id}>
            <TeamCard team={team} people={arranged.people} />
          </li>
        ))}
      </ul>
      {archived.length > 0 && (
        <Disclosure summary={t('teams.archived')} hint={archived.length} heading={2}>
          <ul className={cardStyles.people}>
            {archived.map((team) => (
              <li key={team.id}>
                {team.name}
                <Button
                  size="small"
                  aria-label={t('teams.restoreNamed', { team: team.name })}
                  onClick={() => act.mutate({ kind: 'change', teamId: team.id, change: { archived: false } })}
                >
                  {t('teams.restore')}
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
