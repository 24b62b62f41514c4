import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigationType, useParams, useSearchParams } from 'react-router'
import { Banner } from '../../../components/banner'
import { isOffline } from '../../../lib/api-error'
import { useTitle } from '../../../lib/use-title'
import { momentParameter, withParameter } from '../addresses'
import { useCycleOf, useVersions } from '../api'
import { HistoryContext } from '../history-context'
import { ComparisonView } from './comparison-view'
import { HistoryHead } from './history-head'
import styles from './history-page.module.css'
import { HistoryProblem, HistorySkeleton, isShut } from './history-states'
import { MomentList } from './moment-list'
import { UndoRestore } from './undo-restore'

/** A cycle at earlier moments: `/cycles/<cycle>/history`, and one moment beside another with `?moment=…&with=…`. */
export function HistoryPage() {
  const { t } = useTranslation('history')
  const { cycleId = '' } = useParams()
  const [search] = useSearchParams()
  const cycle = useCycleOf(cycleId)
  const versions = useVersions(cycleId)
  const error = cycle.error ?? versions.error
  useTitle(cycle.data ? t('titleOf', { number: cycle.data.number }) : t('title'))
  const again = () => {
    void cycle.refetch()
    void versions.refetch()
  }
  // What was open before may not be any more: this comes before what is shown.
  if (error && (isShut(error) || !cycle.data || !versions.data)) return <HistoryProblem error={error} onTryAgain={again} />
  if (!cycle.data || !versions.data) return <HistorySkeleton />
  const moment = search.get(momentParameter)
  return (
    <HistoryContext value={{ ...versions.data, cycle: cycle.data }}>
      <div className={styles.page}>
        <HistoryHead />
        {error && (
          <Banner tone="warn" live>
            {isOffline(error) ? t('offline.shown') : error.message}
          </Banner>
        )}
        {cycle.data.closedAt !== null && <Banner>{t('closed')}</Banner>}
        <UndoRestore />
        <View moment={moment} other={search.get(withParameter)} />
      </div>
    </HistoryContext>
  )
}

/** The list, or two moments side by side. From one to the other the focus goes along, as between two pages. */
function View({ moment, other }: { moment: string | null; other: string | null }) {
  const how = useNavigationType()
  const view = useRef<HTMLDivElement>(null)
  const isCompared = moment !== null
  const shown = useRef(isCompared)
  useEffect(() => {
    if (shown.current === isCompared) return
    shown.current = isCompared
    view.current?.focus({ preventScroll: true })
    if (how !== 'POP') window.scrollTo(0, 0)
  }, [isCompared, how])
  return (
    <div ref={view} tabIndex={-1}>
      {moment === null ? <MomentList /> : <ComparisonView versionId={moment} other={other} />}
    </div>
  )
}
