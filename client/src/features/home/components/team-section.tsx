import { useTranslation } from 'react-i18next'
import type { CycleSummary, TeamHome } from 'shared/teams/schema'
import { TextLink } from '../../../components/text-link'
import { useHomeParts } from '../home-parts'
import { ChangesSince } from './changes-since'
import { CurrentCycle } from './current-cycle'
import { DueDecisions } from './due-decisions'
import { NextMeeting } from './next-meeting'
import { PastCycles } from './past-cycles'
import { StartCycle } from './start-cycle'
import styles from './team-section.module.css'

/** A team of mine: its cycle, what is new, what is next. */
export function TeamSection({ team }: { team: TeamHome }) {
  const { t } = useTranslation('home')
  const { ofTeam, underChanges, underMeeting } = useHomeParts()
  return (
    <section aria-labelledby={`team-${team.id}`} className={styles.team}>
      <h1 id={`team-${team.id}`} className={styles.title}>
        {team.name}
        {team.cycle && <span className={styles.number}>{t('cycle', { number: team.cycle.number })}</span>}
      </h1>
      <TextLink to={`/teams/${encodeURIComponent(team.id)}`}>{t('ourTeam')}</TextLink>
      {ofTeam?.(team)}
      <div className={styles.columns}>
        <div className={styles.main}>
          {team.cycle ? <CurrentCycle cycle={team.cycle} mayEdit={team.mayEdit} /> : <StartCycle team={team} />}
          {team.cycle && <ChangesSince changes={team.changes}>{underChanges?.(team)}</ChangesSince>}
        </div>
        <div className={styles.aside}>
          <div>
            <NextMeeting meeting={team.nextMeeting} cycle={team.cycle} />
            {underMeeting?.(team)}
          </div>
          <DueDecisions decisions={team.dueDecisions} />
        </div>
        <div className={styles.past}>
          <PastCycles cycles={latestFirst(team.closedCycles)} />
        </div>
      </div>
    </section>
  )
}

function latestFirst(cycles: readonly CycleSummary[]): CycleSummary[] {
  return [...cycles].sort((a, b) => b.number - a.number)
}
