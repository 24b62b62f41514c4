import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { ErrorState } from '../../../components/error-state'
import { SkeletonText } from '../../../components/skeleton'
import { VisuallyHidden } from '../../../components/visually-hidden'
import { isOffline } from '../../../lib/api-error'
import { useConnection } from '../../../lib/connection'

interface LoadedPartProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>
  children: (data: T) => ReactNode
}

/** What the server answered, or that it is on its way, or why it did not come. */
export function LoadedPart<T>({ query: { data, error, refetch }, children }: LoadedPartProps<T>) {
  const { t } = useTranslation('common')
  const reachable = useConnection((state) => state.reachable)
  if (data !== undefined)
    return (
      <>
        {!reachable && (
          <Banner tone="warn" live>
            {t('offline.note')}
          </Banner>
        )}
        {children(data)}
      </>
    )
  if (error)
    return (
      <ErrorState title={isOffline(error) ? t('offline.title') : t('failed.title')} actions={<Button onClick={() => void refetch()}>{t('tryAgain')}</Button>}>
        {isOffline(error) ? t('failed.body') : error.message}
      </ErrorState>
    )
  return (
    <div>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <SkeletonText lines={6} />
    </div>
  )
}
