import { createContext, use } from 'react'
import { type LocalStore, noLocalStore } from './local-store'

/** What is kept on this device, opened once by app/. */
export const LocalStoreContext = createContext<LocalStore>(noLocalStore)

export function useLocalStore(): LocalStore {
  return use(LocalStoreContext)
}
