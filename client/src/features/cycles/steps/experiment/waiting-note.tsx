import { useTranslation } from 'react-i18next'
import { useSaveState } from '../../../../sync/hooks'
import styles from './waiting-note.module.css'

/** Says, for as long as it is so, that something of mine is not with the team yet, and when it will be. */
export function WaitingNote() {
  const { t } = useTranslation('experiment', { keyPrefix: 'waiting' })
  const save = useSaveState()
  return (
    <p className={styles.waiting} role="status">
      {save.kind === 'offline' ? t(save.kept ? 'offline' : 'offlineKeeping') : t(save.kind === 'not-saved' ? 'notSaved' : 'sending')}
    </p>
  )
}
