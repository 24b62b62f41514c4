import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../../../components/toast-store'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useHistoryScreen } from '../restores'

const oneRestoreMs = 3_000

/** Tells whoever has the page open that somebody else has brought an earlier moment back: their page changes under them. */
export function RestoredToast() {
  const { t } = useTranslation('history')
  const { cycle, practice } = useCycleRoom()
  useEffect(() => {
    const marks = [cycle, practice].flatMap((document) => document?.doc.getMap('restored') ?? [])
    let told = -Infinity
    // One restore reaches both documents, one soon after the other.
    const tell = () => {
      const isOwn = Date.now() - useHistoryScreen.getState().ownAt < oneRestoreMs
      if (!isOwn && Date.now() - told > oneRestoreMs) showToast(t('undo.told'))
      told = Date.now()
    }
    for (const map of marks) map.observe(tell)
    return () => {
      for (const map of marks) map.unobserve(tell)
    }
  }, [cycle, practice, t])
  return null
}
