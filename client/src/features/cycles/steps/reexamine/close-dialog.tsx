import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { readiness } from 'shared/cycles/readiness'
import { steps } from 'shared/cycles/steps'
import { Button } from '../../../../components/button'
import { Checkbox } from '../../../../components/checkbox'
import { Dialog } from '../../../../components/dialog'
import { TextLink } from '../../../../components/text-link'
import { showToast } from '../../../../components/toast-store'
import { isOffline } from '../../../../lib/api-error'
import { useSaveState } from '../../../../sync/hooks'
import { useClose } from '../../api'
import { useCycle } from '../../cycle-context'
import { useCycleView, usePracticeView } from '../../views'
import styles from './close-dialog.module.css'

interface Props {
  isOpen: boolean
  onClose: () => void
}

/**
 * Asks once, names what is still open, and closes. It waits until my words are saved: the next cycle carries in what the
 * server has.
 */
export function CloseDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'close' })
  const { id, number, closedAt } = useCycle()
  const [openNext, setOpenNext] = useState(true)
  const close = useClose(id)
  const navigate = useNavigate()
  const isSaved = useSaveState().kind === 'saved'
  const isClosed = closedAt !== null
  const cancel = () => {
    close.reset()
    onClose()
  }
  const go = () =>
    close.mutate(openNext || isClosed, {
      onSuccess: ({ nextCycleId }) => {
        onClose()
        showToast(t('done', { number }))
        if (nextCycleId) void navigate(`/cycles/${nextCycleId}`)
      },
    })
  return (
    <Dialog
      open={isOpen}
      onClose={cancel}
      title={isClosed ? t('openNext', { number: number + 1 }) : t('dialogTitle', { number })}
      actions={
        <>
          <Button onClick={cancel}>{t('notYet')}</Button>
          <Button variant="primary" busy={close.isPending || !isSaved} onClick={go}>
            {close.isPending ? t('closing') : isClosed ? t('openNextNow') : openNext ? t('confirmAndOpen') : t('confirm')}
          </Button>
        </>
      }
    >
      {!isClosed && <StillOpen />}
      {!isClosed && (
        <p>
          {t('cardFirst')} <TextLink to={`/cycles/${encodeURIComponent(id)}/card`}>{t('card')}</TextLink>
        </p>
      )}
      {!isClosed && (
        <Checkbox checked={openNext} onChange={setOpenNext} hint={t('openNextHint')}>
          {t('openNext', { number: number + 1 })}
        </Checkbox>
      )}
      <p role="status" className={styles.trouble}>
        {close.isError
          ? isOffline(close.error)
            ? t('offline')
            : t('failed', { reason: close.error.message })
          : !isSaved && t('unsaved')}
      </p>
    </Dialog>
  )
}

function StillOpen() {
  const { t } = useTranslation(['reexamine', 'cycle'])
  const all = readiness(useCycleView(), usePracticeView())
  const open = steps.filter((step) => all[step].open.length > 0)
  if (open.length === 0) return <p>{t('close.nothingOpen')}</p>
  const isWhole = open.every((step) => all[step].open.every(({ star }) => !star))
  return (
    <div>
      {isWhole && <p>{t('close.whole')}</p>}
      <p>{t('close.stillOpen')}</p>
      <ul className={styles.open}>
        {open.map((step) => (
          <li key={step}>
            {t('close.openIn', {
              step: t(`cycle:step.${step}`),
              items: all[step].open.map(({ item }) => t(`cycle:item.${item}`)).join(', '),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
