import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import type { Standings } from '../findings'
import { useReport } from '../use-words'
import styles from './connection-check.module.css'

/** What the school's network has to let through, and what was found, to be copied and passed on. */
export function ForIt({ standings, at }: { standings: Standings; at: number }) {
  const { t } = useTranslation('connectionCheck')
  const title = useId()
  const report = useReport(standings, at)
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(report)
      setOutcome('copied')
    } catch {
      setOutcome('copyFailed')
    }
  }
  return (
    <section className={styles.it} aria-labelledby={title}>
      <h2 id={title}>{t('it.title')}</h2>
      <p className={styles.quiet}>{t('it.lead')}</p>
      <pre className={styles.lines} aria-label={t('it.lines')}>
        {report}
      </pre>
      <div className={`${styles.actions} no-print`}>
        <Button onClick={() => void copy()}>{t('it.copy')}</Button>
        <p role="status">{outcome !== null && t(`it.${outcome}`)}</p>
      </div>
    </section>
  )
}
