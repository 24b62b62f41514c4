import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDifference, RowDifference } from 'shared/history/schema'
import { Button } from '../../../components/button'
import { TextLink } from '../../../components/text-link'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { fieldAddress } from '../addresses'
import { useCompared } from '../compared'
import { useHistoryOf } from '../history-context'
import { isIdle, restorePlan } from '../restore-plan'
import { useLabels } from '../use-labels'
import styles from './comparison.module.css'
import { CountsCompared } from './counts-compared'
import { DifferenceSides } from './difference-sides'
import { RestoreDialog } from './restore-dialog'
import { RowCompared } from './row-compared'

/** One part of the page, at both moments. */
export function FieldCompared({ difference }: { difference: FieldDifference }) {
  const { t } = useTranslation('history')
  const { cycle } = useHistoryOf()
  const labels = useLabels()
  const heading = useId()
  const label = labels.root(difference.field)
  return (
    <article className={styles.field} aria-labelledby={heading}>
      <div className={styles.fieldHead}>
        <h4 id={heading}>{label}</h4>
        <TextLink to={fieldAddress(cycle.id, difference.field)} className={styles.goTo ?? ''}>
          <span aria-hidden="true">{t('compare.goTo')}</span>
          <VisuallyHidden>{t('compare.goToLabel', { label })}</VisuallyHidden>
        </TextLink>
        <BringOnlyThisBack difference={difference} label={label} />
      </div>
      <Inside difference={difference} />
    </article>
  )
}

/** For a part that a restore would change, where one side is now. */
function BringOnlyThisBack({ difference, label }: { difference: FieldDifference; label: string }) {
  const { t } = useTranslation('history')
  const { mayRestore } = useHistoryOf()
  const { restorable } = useCompared()
  const [isAsking, setAsking] = useState(false)
  if (!mayRestore || restorable === null || isIdle(restorePlan([difference]))) return null
  return (
    <>
      <Button
        variant="text"
        size="small"
        className={styles.onlyThis}
        aria-label={t('restore.openPartLabel', { label })}
        onClick={() => setAsking(true)}
      >
        {t('restore.openPart')}
      </Button>
      <RestoreDialog open={isAsking} onClose={() => setAsking(false)} version={restorable} part={{ field: difference.field, label }} />
    </>
  )
}

function Inside({ difference }: { difference: FieldDifference }) {
  switch (difference.kind) {
    case 'field':
      return <DifferenceSides place={difference} difference={difference.difference} />
    case 'rows':
      return <Rows place={difference} rows={difference.rows} />
    case 'counts':
      return <CountsCompared counts={difference.counts} />
    default:
      return difference satisfies never
  }
}

/** So many rows show at once; a long list is opened by who wants it. */
const shownRows = 6

function Rows({ place, rows }: { place: { document: FieldDifference['document']; field: string }; rows: readonly RowDifference[] }) {
  const { t } = useTranslation('history')
  const [isAll, setAll] = useState(false)
  const shown = isAll ? rows : rows.slice(0, shownRows)
  return (
    <>
      <ul className={styles.rows}>
        {shown.map((row) => (
          <RowCompared key={row.id} place={place} row={row} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <p>
          <Button variant="text" size="small" onClick={() => setAll(true)}>
            {t('compare.more', { count: rows.length - shown.length })}
          </Button>
        </p>
      )}
    </>
  )
}
