import { useTranslation } from 'react-i18next'
import { InAppBar } from '../../../components/app-bar'
import { AvatarStack } from '../../../components/avatar'
import { IconButton } from '../../../components/icon-button'
import { People, Redo, Undo } from '../../../components/icons'
import { phone, useMedia } from '../../../lib/use-media'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useHere, useHistory } from '../../../sync/hooks'
import { useCycle } from '../cycle-context'
import { useCycleScreen } from '../store'
import { useCycleName } from '../use-cycle-title'
import styles from './cycle-bar.module.css'
import { SaveChip } from './save-chip'
import { VisibleTo } from './visible-to'

/** What the cycle puts into the app bar: where one is, who sees it, who is here, is it saved. */
export function CycleBar() {
  const { t } = useTranslation('cycle')
  const { team } = useCycle()
  const { mayEdit } = useCycleRoom()
  const name = useCycleName()
  const here = useHere()
  const isPhone = useMedia(phone)
  const isProjector = useCycleScreen((screen) => screen.isProjector)
  const isWide = !isPhone && !isProjector
  return (
    <>
      <InAppBar place="start">
        <span className={styles.place}>
          <span className={styles.team}>{team.name}</span>
          <span aria-hidden="true" className={styles.arrow}>
            ›
          </span>
          <span className={styles.title}>{name}</span>
        </span>
      </InAppBar>
      <InAppBar place="end">
        {isWide && <VisibleTo />}
        {mayEdit && isWide && <UndoRedo />}
        {isPhone ? <TableButton count={here.length} /> : <AvatarStack faces={[...here]} label={t('header.hereNow')} />}
        <SaveChip />
      </InAppBar>
    </>
  )
}

/** Mine alone, one history for the whole page. */
export function UndoRedo() {
  const { t } = useTranslation('cycle')
  const { undo, redo, canUndo, canRedo } = useHistory()
  return (
    <span className={styles.history}>
      <IconButton label={t('header.undo')} disabled={!canUndo} onClick={undo}>
        <Undo />
      </IconButton>
      <IconButton label={t('header.redo')} disabled={!canRedo} onClick={redo}>
        <Redo />
      </IconButton>
    </span>
  )
}

function TableButton({ count }: { count: number }) {
  const { t } = useTranslation('cycle')
  const setTableOpen = useCycleScreen((screen) => screen.setTableOpen)
  return (
    <span className={styles.table}>
      <IconButton label={t('header.tableWith', { count })} onClick={() => setTableOpen(true)}>
        <People />
      </IconButton>
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </span>
  )
}
