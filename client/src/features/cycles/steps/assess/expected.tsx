import { useTranslation } from 'react-i18next'
import { hardlyTried, impactOf, notTriedEnough } from 'shared/data/impact'
import type { DataSet } from 'shared/data/data-sets'
import { shortDay } from '../../../../lib/dates'
import { useCycleView } from '../../views'
import { GentleHint } from '../collaborate/gentle-hint'
import { useClauseTries } from '../experiment/use-clauses'
import styles from './expected.module.css'

/** What the team expected, beside the result, and whether it was tried enough to judge. */
export function Expected({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('assess', { keyPrefix: 'expected' })
  const { predictionBefore, predictedPercent, goalTarget, goalBy } = useCycleView()
  const tries = useClauseTries()
  const impact = impactOf(dataSet)
  if (!impact) return null
  const hardly = (tries ?? []).filter((clause) => clause.clause !== null && hardlyTried(clause))
  const isTooEarly = tries !== null && notTriedEnough(impact.whole, predictedPercent ?? goalTarget, tries)
  const said = predictionBefore.trim()
  return (
    <>
      {(said || goalTarget !== null) && (
        <p className={styles.expected}>
          {said && t('said', { words: said })}{' '}
          {goalTarget !== null && (goalBy ? t('goalBy', { percent: goalTarget, day: shortDay(goalBy) }) : t('goal', { percent: goalTarget }))}
        </p>
      )}
      {isTooEarly && (
        <GentleHint>{t('tooEarly', { clauses: hardly.map(({ text }) => `“${text}”`).join(', '), count: hardly.length })}</GentleHint>
      )}
    </>
  )
}
