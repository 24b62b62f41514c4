import { i18n } from '../../lib/i18n'
import { isOffline } from '../../lib/api-error'

/** Why something did not work, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  if (isOffline(error)) return i18n.t('signIn:offlineReason')
  return error instanceof Error ? error.message : String(error)
}
