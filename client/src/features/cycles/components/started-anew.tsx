import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../../../components/toast-store'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { letGoOfErased } from '../../../sync/erasures'
import { CycleSkeleton } from './page-states'

/**
 * The cycle began anew on the server: asks where its documents are now, and says so once. Where something was erased,
 * nothing of the old documents stays on this device; otherwise they are kept as they were.
 */
export function StartedAnew({ refetch }: { refetch: () => void }) {
  const { t } = useTranslation('cycle')
  const { live } = useCycleRoom()
  useEffect(() => {
    const goOn = (wasErased: boolean) => {
      showToast(t(wasErased ? 'state.erased' : 'state.anew'))
      refetch()
    }
    // Without an answer nothing is deleted: it is asked again at the next start.
    letGoOfErased(live).then(goOn, () => goOn(false))
    // Once for each time that this happens, whatever the language does meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return <CycleSkeleton />
}
