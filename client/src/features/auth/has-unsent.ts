import type { LocalStore } from '../../sync/local-store'

/** Is there anything that the server does not have, on this device or only on this page? */
export async function hasUnsent(store: LocalStore): Promise<boolean> {
  return isPageUnsent() || (await store.unsentDocuments()).length > 0
}

/** Asks the page as the browser would before closing it: whatever holds unsent work there says so. */
function isPageUnsent(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}
