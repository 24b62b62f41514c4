import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isOffline } from '../lib/api-error'
import { useConnection } from '../lib/connection'
import { Banner } from './banner'
import { Button } from './button'
import { ErrorState } from './error-state'
import styles from './page-of.module.css'
import { Skeleton, SkeletonText } from './skeleton'
import { VisuallyHidden } from './visually-hidden'

interface PageOfProps<T> {
  query: { data: T | undefined; error: Error | null; refetch: () => unknown }
  children: (data: T) => ReactNode
}

/** A page made of one answer of the server: while it loads, when it cannot be had, and when it is what was here last. */
export function PageOf<T>({ query: { data, error, refetch }, children }: PageOfProps<T>) {
  const { t } = useTranslation('common')
  const reachable = useConnection((state) => state.reachable)
  if (data === undefined && error)
    return (
      <div className={styles.page}>
        <ErrorState
          heading={1}
          title={isOffline(error) ? t('offline.title') : t('failed.title')}
          actions={<Button onClick={() => void refetch()}>{t('tryAgain')}</Button>}
        >
          {isOffline(error) ? t('offline.body') : error.message}
        </ErrorState>
      </div>
    )
  return (
    <div className={styles.page}>
      {data !== undefined && !reachable && (
        <Banner tone="warn" live>
          {t('offline.note')}
        </Banner>
      )}
      {data === undefined ? <Loading /> : children(data)}
    </div>
  )
}

function Loading() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.loading} aria-busy="true">
      <h1>
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
      </h1>
      <Skeleton width="min(20rem, 100%)" height="2.8125rem" />
      <SkeletonText lines={2} />
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height="3.5rem" />
      ))}
    </div>
  )
}
