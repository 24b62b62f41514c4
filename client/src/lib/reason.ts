import { isOffline } from './api-error'
import { i18n } from './i18n'

/** Why something did not work, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  if (isOffline(error)) return i18n.t('common:offlineReason')
  return error instanceof Error ? error.message : String(error)
}
