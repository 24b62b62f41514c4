/** The names of what stands behind the `?` of a history page's address. */
export const momentParameter = 'moment'
export const withParameter = 'with'

export const cycleAddress = (cycleId: string) => `/cycles/${encodeURIComponent(cycleId)}`
export const historyAddress = (cycleId: string) => `${cycleAddress(cycleId)}/history`

/** Where a field of the page stands; the page itself finds the step. */
export const fieldAddress = (cycleId: string, path: string) => `${cycleAddress(cycleId)}#${encodeURIComponent(path)}`

/** A moment beside another one, or beside now. */
export function comparisonAddress(cycleId: string, versionId: string, other: string | null = null): string {
  const search = new URLSearchParams({ [momentParameter]: versionId, ...(other === null ? {} : { [withParameter]: other }) })
  return `${historyAddress(cycleId)}?${search}`
}
