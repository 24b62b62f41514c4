import { QueryClient } from '@tanstack/react-query'
import { hasCode, isOffline } from './api-error'

/** One try more for a hiccup of the line or the server; what the server decided is not asked again. */
export function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 1 && (isOffline(error) || hasCode(error, 'server-error') || hasCode(error, 'not-ready'))
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        // "online" is a guess of the browser; ask the server and see.
        networkMode: 'always',
        staleTime: 30_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
