import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClauseTries } from 'shared/cycles/tries'
import { Button } from '../../../../components/button'
import { usePracticeView } from '../../views'
import styles from './clause-card.module.css'
import { HowOften } from './how-often'
import { triesOf } from './tries-of'
import { TryItem } from './try-item'
import { useClauses } from './use-clauses'

/** How many of the latest tries stand open. */
const shownAtFirst = 2

/** One action of the theory: how often it was tried, by how many of us, what got in the way, and the latest tries. */
export function ClauseCard({ clause }: { clause: ClauseTries }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'clause' })
  const [isOpen, setOpen] = useState(false)
  const heading = useId()
  const known = useClauses()
  const tries = triesOf(usePracticeView()?.tries ?? [], clause.clause, known)
  const shown = isOpen ? tries : tries.slice(0, shownAtFirst)
  return (
    <section className={styles.clause} aria-labelledby={heading}>
      <h3 id={heading} className={styles.name}>
        {clause.clause === null ? t('none') : clause.text}
      </h3>
      <HowOften clause={clause} />
      {clause.inTheWay.length > 0 && (
        <p className={styles.inTheWay}>{t('inTheWay', { words: clause.inTheWay.map((words) => `“${words}”`).join(' · ') })}</p>
      )}
      {shown.length > 0 && (
        <ul className={styles.tries} aria-label={t('tries')}>
          {shown.map((each) => (
            <TryItem key={each.id} entry={each} />
          ))}
        </ul>
      )}
      {tries.length > shownAtFirst && (
        <Button variant="text" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('fewer') : t('all', { count: tries.length })}
        </Button>
      )}
    </section>
  )
}
