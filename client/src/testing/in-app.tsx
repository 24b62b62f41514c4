import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import type { ReactElement } from 'react'
import { MemoryRouter } from 'react-router'
import type { Session } from 'shared/people/schema'
import { makeQueryClient } from '../lib/query-client'
import { type Account, AccountContext } from '../lib/session'
import type { LocalStore } from '../sync/local-store'
import { LocalStoreContext } from '../sync/local-store-context'
import { fakeLocalStore } from './fake-local-store'

interface Setting {
  store?: LocalStore
  at?: string
  /** Signed in as; pages that need nobody leave it out. */
  session?: Session
  account?: Partial<Account>
}

/** A query client that gives up at once: a test waits for no second try. */
export function impatientQueries(): QueryClient {
  const queries = makeQueryClient()
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } })
  return queries
}

/** Draws something as it is drawn inside the app: with queries, addresses and what is kept on this device. */
export function renderInApp(element: ReactElement, setting: Setting = {}): RenderResult {
  const { store = fakeLocalStore(setting.session?.person.id ?? null), at = '/', session, account } = setting
  const nothing = () => undefined
  const mine: Account | null = session
    ? { session, signOut: nothing, signOutEverywhere: nothing, viewAs: async () => undefined, ...account }
    : null
  return render(
    <QueryClientProvider client={impatientQueries()}>
      <LocalStoreContext value={store}>
        <MemoryRouter initialEntries={[at]}>
          <AccountContext value={mine}>{element}</AccountContext>
        </MemoryRouter>
      </LocalStoreContext>
    </QueryClientProvider>,
  )
}
