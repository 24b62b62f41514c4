import { useTranslation } from 'react-i18next'
import type { Counts } from 'shared/dashboards/schema'
import { PageOf } from '../../../components/page-of'
import { TextLink } from '../../../components/text-link'
import { VisibilityChip } from '../../../components/visibility-chip'
import { useNews } from '../../../lib/use-news'
import { useTitle } from '../../../lib/use-title'
import { useCounts } from '../api'
import styles from './board-page.module.css'

/** What an admin without another role sees of the teams: how many stand where. */
export function CountsPage() {
  const { t } = useTranslation('board')
  useTitle(t('counts.title'))
  useNews()
  return <PageOf query={useCounts()}>{(counts) => <Table counts={counts} />}</PageOf>
}

function Table({ counts: { steps, withoutCycle, paused } }: { counts: Counts }) {
  const { t } = useTranslation(['board', 'home'])
  return (
    <section className={styles.counts}>
      <div className={styles.head}>
        <h1>{t('counts.title')}</h1>
        <VisibilityChip visibility="building" />
      </div>
      <p className={styles.lead}>{t('counts.lead')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('counts.step')}</th>
            <th scope="col">{t('counts.teams')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, teams }) => (
            <tr key={step}>
              <th scope="row">{t(`home:steps.${step}`)}</th>
              <td>{teams}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('counts.withoutCycle')}</th>
            <td>{withoutCycle}</td>
          </tr>
        </tbody>
      </table>
      {paused > 0 && <p>{t('counts.paused', { count: paused })}</p>}
      <TextLink to="/building">{t('counts.building')}</TextLink>
    </section>
  )
}
