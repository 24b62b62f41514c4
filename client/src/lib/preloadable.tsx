import { type ComponentType, lazy, useState } from 'react'

export interface Preloadable {
  /** Draws the page: at once if its code is there, otherwise by way of the nearest Suspense. */
  Page: ComponentType
  /** Fetches the code ahead. A failure is not told: drawing the page tries again, and tells. */
  preload: () => void
}

/**
 * A page whose code loads when it is wanted, or before. React's `lazy` alone shows its fallback even for code that is
 * there, and React then keeps any fallback up for 300 ms.
 */
export function preloadable(load: () => Promise<ComponentType>): Preloadable {
  let loaded: ComponentType | null = null
  const fetch = async () => {
    loaded = await load()
    return { default: loaded }
  }
  const Later = lazy(fetch)
  function Page() {
    const [Now] = useState<ComponentType>(() => loaded ?? Later)
    return <Now />
  }
  return { Page, preload: () => void fetch().catch(() => undefined) }
}
