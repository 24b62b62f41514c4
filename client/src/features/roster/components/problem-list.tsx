import { useTranslation } from 'react-i18next'
import type { RosterProblem } from 'shared/roster/schema'
import styles from './roster.module.css'

/** What could not be read, by file and line: everything else was. */
export function ProblemList({ problems, more }: { problems: readonly RosterProblem[]; more: number }) {
  const { t } = useTranslation('roster')
  if (problems.length === 0) return null
  return (
    <section>
      <h2>{t('problems.title', { count: problems.length + more })}</h2>
      <p className={styles.lead}>{t('problems.lead')}</p>
      <table className={styles.problems}>
        <thead>
          <tr>
            <th scope="col">{t('problems.where')}</th>
            <th scope="col">{t('problems.what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ file, line, message }, index) => (
            // Two rows may say the same of the same place.
            <tr key={`${file} ${line} ${index}`}>
              <td className={styles.place}>{line === null ? file : t('problems.place', { file, line })}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p>{t('problems.more', { count: more })}</p>}
    </section>
  )
}
