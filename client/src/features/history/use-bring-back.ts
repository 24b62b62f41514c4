import { useTranslation } from 'react-i18next'
import type { Restore } from 'shared/history/schema'
import { showToast } from '../../components/toast-store'
import { hasCode, isOffline } from '../../lib/api-error'
import { reasonOf } from '../../lib/reason'
import { useRestore } from './api'
import { useHistoryScreen } from './restores'

interface BringBack {
  /** Restores a version, remembers how to undo that, and tells. */
  bringBack(what: Restore & { versionId: string }, onDone?: () => void): void
  isPending: boolean
  /** Why it did not work, in a sentence or two; null when nothing is wrong. */
  trouble: string | null
  reset(): void
}

/** @param done what to say afterwards; null when a restore is undone */
export function useBringBack(cycleId: string, done: string | null): BringBack {
  const { t } = useTranslation('history')
  const restore = useRestore(cycleId)
  const { setRestore, setOwn } = useHistoryScreen()
  const { error } = restore
  const trouble = () => {
    if (!error) return null
    if (hasCode(error, 'not-found')) return t('restore.gone')
    return isOffline(error) ? t('restore.offline') : t('restore.failed', { reason: reasonOf(error) })
  }
  return {
    bringBack(what, onDone) {
      setOwn()
      restore.mutate(what, {
        onSuccess: ({ before, changed }) => {
          // An undo is undone from the list: offered in one press, the two would take turns for ever.
          if (changed.length > 0) setRestore(cycleId, done === null ? null : { before, changed, at: Date.now() })
          showToast(changed.length === 0 ? t('restore.doneSame') : (done ?? t('undo.done')))
          onDone?.()
        },
        onSettled: setOwn,
      })
    },
    isPending: restore.isPending,
    trouble: trouble(),
    reset: () => restore.reset(),
  }
}
