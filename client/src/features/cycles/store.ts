import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

interface CycleScreen {
  /** Sections that this person folded or unfolded by hand, by `foldKey`. */
  folds: Record<string, boolean>
  isProjector: boolean
  isTableOpen: boolean
  /** Does `P` open the projector view? */
  isKeyOn: boolean
  fold: (key: string, unfolded: boolean) => void
  foldAll: (keys: readonly string[], unfolded: boolean) => void
  setProjector: (on: boolean) => void
  setTableOpen: (open: boolean) => void
  setKeyOn: (on: boolean) => void
}

/** What this screen shows of a cycle. Nothing here is the team's; folds last as long as the tab. */
export const useCycleScreen = create<CycleScreen>()(
  persist(
    (set) => ({
      folds: {},
      isProjector: false,
      isTableOpen: false,
      isKeyOn: true,
      fold: (key, unfolded) => set(({ folds }) => ({ folds: { ...folds, [key]: unfolded } })),
      foldAll: (keys, unfolded) =>
        set(({ folds }) => ({ folds: { ...folds, ...Object.fromEntries(keys.map((key) => [key, unfolded])) } })),
      setProjector: (isProjector) => set({ isProjector }),
      setTableOpen: (isTableOpen) => set({ isTableOpen }),
      setKeyOn: (isKeyOn) => set({ isKeyOn }),
    }),
    {
      name: 'clear-cycle.screen',
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ folds, isKeyOn }) => ({ folds, isKeyOn }),
    },
  ),
)

export function foldKey(cycleId: string, step: string, section: string): string {
  return `${cycleId}/${step}/${section}`
}
