import { type ComponentType, lazy, useState } from 'react'

export interface Preloadable<Props extends object = object> {
  /** Draws the page: at once if its code is there, otherwise by way of the nearest Suspense. */
  Page: ComponentType<Props>
  /** Fetches the code ahead. A failure is not told: drawing the page tries again, and tells. */
  preload: () => void
}

/**
 * A page whose code loads when it is wanted, or before. React's `lazy` alone shows its fallback even for code that is
 * there, and React then keeps any fallback up for 300 ms.
 */
export function preloadable<Props extends object = object>(load: () => Promise<ComponentType<Props>>): Preloadable<Props> {
  let loaded: ComponentType<Props> | null = null
  const fetch = async () => {
    loaded = await load()
    return { default: loaded }
  }
  const Later = lazy(fetch)
  function Page(props: Props) {
    const [Now] = useState<ComponentType<Props>>(() => loaded ?? Later)
    return <Now {...props} />
  }
  return { Page, preload: () => void fetch().catch(() => undefined) }
}
