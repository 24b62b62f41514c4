import { useTranslation } from 'react-i18next'
import type { Found } from 'shared/dashboards/schema'
import { TextLink } from '../../../components/text-link'
import { VisibilityChip } from '../../../components/visibility-chip'
import styles from './found-list.module.css'

/** What teams of this building have published, a line each. */
export function FoundList({ found }: { found: readonly Found[] }) {
  const { t } = useTranslation('board')
  return (
    <section className={styles.found}>
      <div className={styles.head}>
        <h2>{t('found.title')}</h2>
        <VisibilityChip visibility="shared-card" />
      </div>
      <p className={styles.quiet}>{found.length === 0 ? t('found.none') : t('found.lead')}</p>
      <ul className={styles.list}>
        {found.map((each) => (
          <li key={each.cycleId}>
            <p>
              <TextLink strong to={`/cards/${encodeURIComponent(each.cycleId)}`}>
                {each.strategy || t('found.noStrategy')}
              </TextLink>{' '}
              <span className={styles.quiet}>{t('found.of', { team: each.team.name, number: each.number })}</span>
            </p>
            {each.question && <p className={styles.question}>{each.question}</p>}
            <p className={styles.quiet}>
              <Result result={each.result} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Result({ result }: { result: Found['result'] }) {
  const { t } = useTranslation('board')
  if (result === null) return <>{t('found.noResult')}</>
  const band = ({ low, high }: { low: number; high: number }) => (low === high ? t('found.exactly', { low }) : t('found.band', { low, high }))
  return <>{t('found.result', { measure: result.measure, before: band(result.before), after: band(result.after) })}</>
}
