import { useTranslation } from 'react-i18next'
import type { BoardTeam } from 'shared/dashboards/schema'
import { phone, useMedia } from '../../../lib/use-media'
import { useBoardWords } from '../use-board-words'
import { CardLink, QuestionAndStrategy, Standing } from './team-parts'
import styles from './team-table.module.css'

/** Every team a row of a table; on a phone, where a table has no room, a card. */
export function TeamTable({ teams }: { teams: readonly BoardTeam[] }) {
  return useMedia(phone) ? <Cards teams={teams} /> : <Table teams={teams} />
}

const columns = ['team', 'cycle', 'question', 'meeting', 'card'] as const

function Table({ teams }: { teams: readonly BoardTeam[] }) {
  const { t } = useTranslation('board')
  const words = useBoardWords()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <tr key={team.id}>
            <th scope="row">{team.name}</th>
            <td>
              <Standing cycle={team.cycle} />
            </td>
            <td>
              <QuestionAndStrategy cycle={team.cycle} />
            </td>
            <td className={styles.meeting}>{words.meeting(team)}</td>
            <td>
              <CardLink team={team} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cards({ teams }: { teams: readonly BoardTeam[] }) {
  const { t } = useTranslation('board')
  const words = useBoardWords()
  return (
    <ul className={styles.cards}>
      {teams.map((team) => (
        <li key={team.id}>
          <h2 className={styles.name}>{team.name}</h2>
          <Standing cycle={team.cycle} />
          <QuestionAndStrategy cycle={team.cycle} />
          <div className={styles.foot}>
            <span>
              {t('column.meeting')}: {words.meeting(team)}
            </span>
            <CardLink team={team} />
          </div>
        </li>
      ))}
    </ul>
  )
}
