import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/empty-state'
import { useHistoryOf } from '../history-context'
import styles from './moment-list.module.css'
import { MomentItem } from './moment-item'
import { NameDialog } from './name-dialog'

/** Every moment that is kept, the latest first. */
export function MomentList() {
  const { t } = useTranslation('history')
  const { versions, mayRestore } = useHistoryOf()
  const [isNaming, setNaming] = useState(false)
  return (
    <section className={styles.moments} aria-labelledby="moments">
      <div className={styles.head}>
        <h2 id="moments">{t('list.title')}</h2>
        {versions.length > 0 && <span className={styles.count}>{t('list.count', { count: versions.length })}</span>}
        {mayRestore && (
          <span className={styles.name}>
            <Button onClick={() => setNaming(true)}>{t('name.open')}</Button>
          </span>
        )}
      </div>
      {versions.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        <ol className={styles.list} aria-labelledby="moments">
          {versions.map((version) => (
            <MomentItem key={version.id} version={version} />
          ))}
        </ol>
      )}
      <NameDialog open={isNaming} onClose={() => setNaming(false)} version={null} />
    </section>
  )
}
