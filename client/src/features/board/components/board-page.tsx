import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from 'shared/dashboards/schema'
import { PageOf } from '../../../components/page-of'
import { VisibilityChip } from '../../../components/visibility-chip'
import { useNews } from '../../../lib/use-news'
import { useTitle } from '../../../lib/use-title'
import { useBoard } from '../api'
import { everything, fits, strategiesOf } from '../filter'
import { BoardFilters } from './board-filters'
import styles from './board-page.module.css'
import { FirstDays } from './first-days'
import { FoundList } from './found-list'
import { TeamTable } from './team-table'

/** Where every team of the building stands, and what teams here have published. `notes`: what else concerns this reader. */
export function BoardPage({ notes }: { notes?: ReactNode }) {
  const { t } = useTranslation('board')
  useTitle(t('title'))
  useNews()
  return <PageOf query={useBoard()}>{(board) => <Sections board={board} notes={notes} />}</PageOf>
}

function Sections({ board: { teams, found }, notes }: { board: Board; notes: ReactNode }) {
  const { t } = useTranslation('board')
  const [filter, setFilter] = useState(everything)
  const fitting = teams.filter((team) => fits(filter, team))
  const nobodyHasBegun = teams.every(({ cycle }) => cycle === null) && found.length === 0
  return (
    <>
      <section className={styles.board}>
        <div className={styles.head}>
          <h1>{t('title')}</h1>
          {teams.length > 0 && <span className={styles.count}>{t('teams', { count: teams.length })}</span>}
          <VisibilityChip visibility="building" />
        </div>
        <p className={styles.lead}>{t('lead')}</p>
        {notes}
        {!nobodyHasBegun && (
          <BoardFilters {...{ filter, strategies: strategiesOf(teams), fitting: fitting.length }} onFilter={setFilter} />
        )}
        {fitting.length > 0 && <TeamTable teams={fitting} />}
      </section>
      {nobodyHasBegun ? <FirstDays teams={teams.length} /> : <FoundList found={found} />}
    </>
  )
}
