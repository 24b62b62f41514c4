import { Suspense } from 'react'
import { LiveRegion } from '../components/live-region'
import { preloadable } from '../lib/preloadable'
import { ErrorBoundary } from './error-boundary'
import { PageSkeleton } from './page-skeleton'

const withWords = async <Pages,>(pages: Promise<Pages>): Promise<Pages> => {
  const [loaded] = await Promise.all([pages, import('../lib/card-messages')])
  return loaded
}

/** A team looks at its shared card, and publishes it. */
export const cardPreviewPage = preloadable(
  async () => (await withWords(import('../features/cards/components/preview-page'))).PreviewPage,
)

/** Others read it. */
export const cardPage = preloadable(async () => (await withWords(import('../features/cards/components/reader-page'))).ReaderPage)

const guestPage = preloadable(async () => (await withWords(import('../features/cards/components/guest-page'))).GuestPage)

/** Whoever holds a link reads it, without anything of the site around it. */
export function GuestRoute() {
  return (
    <ErrorBoundary place="guest">
      <Suspense fallback={<PageSkeleton />}>
        <guestPage.Page />
      </Suspense>
      <LiveRegion />
    </ErrorBoundary>
  )
}
