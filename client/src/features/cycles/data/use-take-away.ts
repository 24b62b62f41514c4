import { useTranslation } from 'react-i18next'
import type { Fields } from 'shared/document/shape'
import type { Table } from 'shared/document/table'
import { showToast } from '../../../components/toast-store'
import { useCycleRoom } from '../../../sync/cycle-room-context'

/** Takes a row away into the Removed tray, as one step of undo, and says so with a way back. */
export function useTakeAway<F extends Fields>(table: Table<F>): (id: string) => void {
  const { t } = useTranslation('cycle')
  const { history } = useCycleRoom()
  return (id) => {
    history.endStep()
    table.remove(id)
    showToast(t('rows.takenAway'), () => table.restore(id))
  }
}
