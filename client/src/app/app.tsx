import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense, use } from 'react'
import { BrowserRouter } from 'react-router'
import type { LocalStore } from '../sync/local-store'
import { LocalStoreContext } from '../sync/local-store-context'
import { Router } from './router'

interface AppProps {
  queries: QueryClient
  localStore: Promise<LocalStore>
}

/** Everything around the pages. */
export function App({ queries, localStore }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <Suspense>
        <WithLocalStore opening={localStore} />
      </Suspense>
    </QueryClientProvider>
  )
}

function WithLocalStore({ opening }: { opening: Promise<LocalStore> }) {
  return (
    <LocalStoreContext value={use(opening)}>
      <BrowserRouter>
        <Router />
      </BrowserRouter>
    </LocalStoreContext>
  )
}
