import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { AppBar, AppBarPlaces } from '../components/app-bar'
import { LiveRegion } from '../components/live-region'
import { Toaster } from '../components/toaster'
import { ErrorBoundary } from './error-boundary'
import { NewVersionNote } from './new-version-note'
import styles from './page-frame.module.css'
import { PageSkeleton } from './page-skeleton'
import { placeOf } from './use-place-change'

interface PageFrameProps {
  /** The school, while no page says more precisely where one is. */
  context?: ReactNode
  nav?: ReactNode
  account?: ReactNode
  /** Above the bar: what holds for the whole site. */
  banner?: ReactNode
  children: ReactNode
}

/** What every page is in: the skip link, the bar, the page's own error boundary, messages. */
export function PageFrame({ context, nav, account, banner, children }: PageFrameProps) {
  const { t } = useTranslation('common')
  const { pathname } = useLocation()
  return (
    <AppBarPlaces>
      <a href="#main" className={styles.skip}>
        {t('skipToContent')}
      </a>
      {banner}
      <AppBar name={t('appName')} homeLabel={t('toHome')} context={context} nav={nav} account={account} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <NewVersionNote />
        <ErrorBoundary place={placeOf(pathname)}>
          <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      <Toaster />
      <LiveRegion />
    </AppBarPlaces>
  )
}
