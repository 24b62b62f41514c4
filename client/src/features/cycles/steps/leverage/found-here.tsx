import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { boardSchema, type Found } from 'shared/dashboards/schema'
import { TextLink } from '../../../../components/text-link'
import { get } from '../../../../lib/api'
import styles from './strategy-details.module.css'

/** What teams of this building have published about a strategy of the library, from their shared cards. */
export function FoundHere({ strategyId }: { strategyId: string }) {
  const { t } = useTranslation('leverage', { keyPrefix: 'library' })
  const { data, error } = useQuery({
    queryKey: ['board', 'found'],
    queryFn: async ({ signal }) => (await get('/board', boardSchema, { signal })).found,
    // Beside what one writes: it need not be of this minute, and nothing waits for it.
    staleTime: 5 * 60_000,
    retry: false,
  })
  const found = data?.filter(({ libraryId }) => libraryId === strategyId)
  if (found === undefined) return <p className={styles.quiet}>{error ? t('foundHereAway') : t('foundHereLoading')}</p>
  if (found.length === 0) return <p className={styles.quiet}>{t('foundHereEmpty')}</p>
  return (
    <ul className={styles.scales}>
      {found.map((each) => (
        <li key={each.cycleId}>
          <TextLink to={`/cards/${encodeURIComponent(each.cycleId)}`}>{t('foundHereOf', { team: each.team.name, number: each.number })}</TextLink>{' '}
          <Result result={each.result} />
        </li>
      ))}
    </ul>
  )
}

function Result({ result }: { result: Found['result'] }) {
  const { t } = useTranslation('leverage', { keyPrefix: 'library' })
  if (result === null) return <>{t('foundHereNoResult')}</>
  const band = ({ low, high }: { low: number; high: number }) =>
    low === high ? t('foundHereExactly', { low }) : t('foundHereBand', { low, high })
  return <>{t('foundHereResult', { measure: result.measure, before: band(result.before), after: band(result.after) })}</>
}
