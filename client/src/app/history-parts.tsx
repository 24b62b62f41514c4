import { lazy, Suspense } from 'react'
import type { CycleParts } from '../features/cycles/cycle-parts'
import { preloadable } from '../lib/preloadable'

const withWords = async <Part,>(part: Promise<Part>): Promise<Part> => {
  const [loaded] = await Promise.all([part, import('../lib/history-messages')])
  return loaded
}

/** A cycle at earlier moments. Its fields are called as on the cycle's page, so that page's catalogues come too. */
export const historyPage = preloadable(async () => {
  const [page] = await Promise.all([withWords(import('../features/history/components/history-page')), import('../lib/cycle-messages')])
  return page.HistoryPage
})

/** Its code comes beside the cycle page's own. */
export const onCycle = preloadable(async () => (await withWords(import('../features/history/components/history-on-cycle'))).HistoryOnCycle)
const OnHome = lazy(async () => ({ default: (await withWords(import('../features/history/components/changes-on-home'))).ChangesOnHome }))

/** What a cycle's history puts on its page. */
export const historyOnCycle: CycleParts = {
  prepare(queries, cycleId) {
    const ask = async () => {
      const { changesOf } = await import('../features/history/api')
      await queries.prefetchQuery(changesOf(cycleId))
    }
    // Drawing the part asks again.
    void ask().catch(() => undefined)
  },
  head: ({ cycleId, isShown, isFullPage }) => (
    <Suspense>
      <onCycle.Page cycleId={cycleId} isShown={isShown} isFullPage={isFullPage} />
    </Suspense>
  ),
}

/** On Home: how much has changed in a cycle. */
export function ChangesPart({ cycleId }: { cycleId: string }) {
  return (
    <Suspense>
      <OnHome cycleId={cycleId} />
    </Suspense>
  )
}
