import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../../../components/toast-store'
import { CycleSkeleton } from './page-states'

/** The cycle was erased or reset on the server: asks where its documents are now, and says so once. */
export function StartedAnew({ refetch }: { refetch: () => void }) {
  const { t } = useTranslation('cycle')
  useEffect(() => {
    showToast(t('state.anew'))
    refetch()
    // Once for each time that this happens, whatever the language does meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return <CycleSkeleton />
}
