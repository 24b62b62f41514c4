import { useTranslation } from 'react-i18next'
import type { Comparison } from 'shared/history/schema'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { SkeletonText } from '../../../components/skeleton'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { hasCode, isOffline } from '../../../lib/api-error'
import { historyAddress } from '../addresses'
import { useComparison } from '../api'
import { useHistoryOf } from '../history-context'
import { ComparisonHead } from './comparison-head'
import styles from './comparison.module.css'
import { StepDifferences } from './step-differences'

interface Props {
  versionId: string
  /** Null: now. */
  other: string | null
}

/** Two moments side by side: only what differs, by step and field. */
export function ComparisonView({ versionId, other }: Props) {
  const { t } = useTranslation('history')
  const { cycle } = useHistoryOf()
  const isOne = versionId === other
  const { data, error, refetch } = useComparison(cycle.id, versionId, other, !isOne)
  const isGone = hasCode(error, 'not-found')
  return (
    <div className={styles.view}>
      <p>
        <TextLink to={historyAddress(cycle.id)}>{t('toList')}</TextLink>
      </p>
      {isGone ? (
        <ErrorState title={t('gone.title')}>{t('gone.body')}</ErrorState>
      ) : (
        <>
          <ComparisonHead versionId={versionId} other={other} />
          {isOne && <p>{t('compare.sameMoment')}</p>}
          {data && !isOne && <Differences comparison={data} />}
          {!data && error && <NotCompared error={error} onTryAgain={() => void refetch()} />}
          {!data && !error && !isOne && <Comparing />}
        </>
      )}
    </div>
  )
}

function Differences({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('history')
  const { differences } = comparison
  return (
    <>
      <p role="status" className={styles.count}>
        {differences.length === 0 ? t('compare.same') : t('compare.count', { count: differences.length })}
      </p>
      {differences.length > 0 && <StepDifferences comparison={comparison} />}
    </>
  )
}

function NotCompared({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const { t } = useTranslation(['history', 'common'])
  return (
    <ErrorState
      title={isOffline(error) ? t('offline.title') : t('failedTitle')}
      actions={<Button onClick={onTryAgain}>{t('common:tryAgain')}</Button>}
    >
      {isOffline(error) ? t('offline.body') : error.message}
    </ErrorState>
  )
}

function Comparing() {
  const { t } = useTranslation('history')
  return (
    <div aria-busy="true">
      <VisuallyHidden>{t('compare.loading')}</VisuallyHidden>
      <SkeletonText lines={6} />
    </div>
  )
}
