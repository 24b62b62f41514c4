import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

/** A restore that was made on this screen, as long as it can be undone in one press. */
export interface MadeRestore {
  /** The version that was taken just before. */
  before: string
  /** Names of the fields and tables that it changed. */
  changed: string[]
  at: number
}

interface HistoryScreen {
  /** By cycle. */
  restores: Record<string, MadeRestore>
  /** By cycle: since when the changes were that somebody has hidden. */
  hidden: Record<string, number>
  /** When this screen last asked for a restore, or had its answer. */
  ownAt: number
  setOwn: () => void
  setRestore: (cycleId: string, made: MadeRestore | null) => void
  hide: (cycleId: string, since: number) => void
}

/** What this screen remembers of histories, as long as the tab is there. No words of the team's are among it. */
export const useHistoryScreen = create<HistoryScreen>()(
  persist(
    (set) => ({
      restores: {},
      hidden: {},
      ownAt: 0,
      setOwn: () => set({ ownAt: Date.now() }),
      setRestore: (cycleId, made) =>
        set(({ restores: { [cycleId]: _, ...others } }) => ({ restores: made === null ? others : { ...others, [cycleId]: made } })),
      hide: (cycleId, since) => set(({ hidden }) => ({ hidden: { ...hidden, [cycleId]: since } })),
    }),
    { name: 'clear-cycle.history', storage: createJSONStorage(() => sessionStorage) },
  ),
)
