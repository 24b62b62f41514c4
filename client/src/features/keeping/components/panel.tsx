import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { SkeletonText } from '../../../components/skeleton'
import { reasonOf } from '../../../lib/reason'
import styles from './keeping.module.css'

interface PanelProps<T> {
  title: string
  query: { data: T | undefined; error: Error | null; refetch: () => unknown }
  children: (data: T) => ReactNode
}

/** A part of the settings with an answer of the server in it, or that it is on its way, or why it did not come. */
export function Panel<T>({ title, query: { data, error, refetch }, children }: PanelProps<T>) {
  const { t } = useTranslation(['keeping', 'common'])
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {data !== undefined && children(data)}
      {data === undefined && !error && <SkeletonText lines={2} />}
      {data === undefined && error && (
        <Banner tone="bad" actions={<Button onClick={() => void refetch()}>{t('common:tryAgain')}</Button>}>
          {t('failed', { reason: reasonOf(error) })}
        </Banner>
      )}
    </section>
  )
}
