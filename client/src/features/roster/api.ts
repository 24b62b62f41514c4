import { type ApplyRoster, appliedRosterSchema, rosterPreviewSchema } from 'shared/roster/schema'
import { exchange, get, post, postBytes } from '../../lib/api'

const previews = '/roster/previews'

export function sendRoster(zip: Blob) {
  return postBytes(previews, zip, rosterPreviewSchema)
}

/** As the changes stand now: the building may have changed since. */
export function lookAgain(previewId: string) {
  return get(`${previews}/${encodeURIComponent(previewId)}`, rosterPreviewSchema)
}

export function chooseSchool(previewId: string, schoolId: string) {
  return exchange('PUT', `${previews}/${encodeURIComponent(previewId)}/school`, { schoolId }, rosterPreviewSchema)
}

export function applyRoster(previewId: string, wishes: ApplyRoster) {
  return post(`${previews}/${encodeURIComponent(previewId)}/application`, wishes, appliedRosterSchema)
}
