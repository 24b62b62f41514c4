import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { showToast } from '../../../components/toast-store'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import styles from './refused-note.module.css'
import { RuleForIt } from './rule-for-it'

interface Props {
  why: 'refused' | 'too-big'
  /** Opens the documents again, once what could not be saved has been given up. */
  onStartAgain: () => void
}

/**
 * The server will never take the last change, and would refuse it again after every reload (sync.md H3): first the
 * words can be copied, then the page starts again from what is saved.
 */
export function RefusedNote({ why, onStartAgain }: Props) {
  const { t } = useTranslation(['cycle', 'sync'])
  const room = useCycleRoom()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const words = room.copyMyChanges()
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => showToast(t('refused.copied')),
      () => showToast(t('refused.copyFailed')),
    )
  const startAgain = async () => {
    setBusy(true)
    await room.forgetChanges()
    onStartAgain()
  }
  return (
    <Banner
      tone="bad"
      live
      actions={
        <>
          <Button size="small" onClick={() => void copy()}>
            {t('sync:copyMyChanges')}
          </Button>
          <Button size="small" onClick={() => setOpen(true)}>
            {t('sync:startAgain')}
          </Button>
        </>
      }
    >
      {t(`sync:notSaved.${why}`)} {t('refused.rest')}
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('sync:startAgain')}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('refused.keep')}</Button>
            <Button variant="danger" busy={isBusy} onClick={() => void startAgain()}>
              {t('refused.startAgainNow')}
            </Button>
          </>
        }
      >
        <p>{t('refused.sure')}</p>
        <RuleForIt />
        {words && (
          <label className={styles.words}>
            {t('refused.words')}
            <textarea readOnly value={words} rows={6} />
          </label>
        )}
      </Dialog>
    </Banner>
  )
}
