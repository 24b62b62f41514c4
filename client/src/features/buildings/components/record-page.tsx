import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Audit } from 'shared/buildings/schema'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { momentWords } from '../moment-words'
import { useTitle } from '../../../lib/use-title'
import { getAudit } from '../api'
import styles from './building.module.css'
import { LoadedPart } from './loaded-part'
import recordStyles from './record-page.module.css'

/** Who did what, when and from where. */
export function RecordPage() {
  const { t } = useTranslation('building')
  useTitle(t('record.title'))
  const first: string | null = null
  const record = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => getAudit(pageParam, signal),
    initialPageParam: first,
    getNextPageParam: ({ next }: Audit) => next,
    staleTime: 0,
  })
  return (
    <div className={styles.page}>
      <div>
        <h1>{t('record.title')}</h1>
        <p className={styles.lead}>{t('record.lead')}</p>
      </div>
      <LoadedPart query={record}>{({ pages }) => <Entries entries={pages.flatMap(({ entries }) => entries)} />}</LoadedPart>
      {record.hasNextPage && (
        <div>
          <Button busy={record.isFetchingNextPage} onClick={() => void record.fetchNextPage()}>
            {t('record.more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Entries({ entries }: Pick<Audit, 'entries'>) {
  const { t } = useTranslation('building')
  if (entries.length === 0) return <EmptyState>{t('record.empty')}</EmptyState>
  return (
    <ol className={recordStyles.entries}>
      {entries.map(({ id, at, who, what, about, cycle, address }) => (
        <li key={id}>
          <time dateTime={new Date(at).toISOString()}>{momentWords(at)}</time>
          <strong>{who ?? t('record.server')}</strong>
          <span>{what}</span>
          <span className={recordStyles.about}>{cycle === null ? about : t('record.cycleOf', { number: cycle, team: about })}</span>
          <span className={recordStyles.from}>{address !== null && t('record.from', { address })}</span>
        </li>
      ))}
    </ol>
  )
}
