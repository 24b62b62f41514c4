import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from 'shared/cycles/steps'
import { Drawer } from '../../../components/drawer'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useCycleScreen } from '../store'
import { AroundTheTable } from './around-the-table'
import { UndoRedo } from './cycle-bar'

/** The table panel where there is no room beside the step. */
export function TableDrawer({ step }: { step: Step }) {
  const { t } = useTranslation('cycle')
  const { mayEdit } = useCycleRoom()
  const { isTableOpen, setTableOpen } = useCycleScreen()
  useEffect(() => () => setTableOpen(false), [setTableOpen])
  return (
    <Drawer open={isTableOpen} onClose={() => setTableOpen(false)} title={t('table.title')}>
      {mayEdit && <UndoRedo />}
      <AroundTheTable step={step} isHeaded />
    </Drawer>
  )
}
