import { create } from 'zustand'

/** Did the server answer, the last time it was asked? More honest than the browser's guess. */
export const useConnection = create<{ reachable: boolean }>(() => ({ reachable: true }))

export function reportReachable(reachable: boolean): void {
  if (useConnection.getState().reachable !== reachable) useConnection.setState({ reachable })
}
