import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskAnswer, AsksOfCycle, SentAsk as Sent } from 'shared/asks/schema'
import { Banner } from '../../../../components/banner'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { showToast } from '../../../../components/toast-store'
import { formatDay, longDay } from '../../../../lib/dates'
import { reasonOf } from '../../../../lib/reason'
import { useCycle } from '../../cycle-context'
import { useWithdrawAsk } from './asks-api'
import styles from './asks-section.module.css'
import { useWhom } from './use-whom'

interface SentAskProps {
  ask: Sent
  whom: AsksOfCycle['whom']
  /** What stands in the room now; null where the row is gone. */
  now: string | null
}

/** To whom it was sent and when, what was answered, and the way to take it back. */
export function SentAsk({ ask, whom, now }: SentAskProps) {
  const { t } = useTranslation('asks')
  const { as } = useCycle()
  const whomWords = useWhom(whom)
  const [isOpen, setOpen] = useState(false)
  const { text, to, sentAt, answers } = ask
  return (
    <div className={styles.sent}>
      <p>{t('sent', { who: whomWords(to), day: longDay(formatDay(new Date(sentAt))) })}</p>
      {now?.trim() !== text && <p className={styles.honest}>{t('asSent', { text })}</p>}
      {answers.map((answer) => (
        <Answer key={answer.by.id} answer={answer} />
      ))}
      {as === 'member' && (
        <Button variant="text" size="small" aria-label={t('withdrawLabel', { text })} onClick={() => setOpen(true)}>
          {t('withdraw')}
        </Button>
      )}
      {isOpen && <WithdrawDialog ask={ask} isGone={now === null} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Answer({ answer: { by, verdict, byDate, text, toAll } }: { answer: AskAnswer }) {
  const { t } = useTranslation('asks')
  return (
    <div className={styles.goes}>
      <p>{t(`answered.${verdict ?? 'words'}`, { name: by.name, day: longDay(byDate ?? '') })}</p>
      {text !== '' && <p>{text}</p>}
      {toAll && <p className={styles.honest}>{t('toAllNote')}</p>}
    </div>
  )
}

function WithdrawDialog({ ask: { row, answers }, isGone, onClose }: { ask: Sent; isGone: boolean; onClose: () => void }) {
  const { t } = useTranslation('asks')
  const { mutate, isPending, error } = useWithdrawAsk(row)
  const done = () => {
    onClose()
    showToast(t('withdrawn'))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('withdrawTitle')}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button variant="primary" busy={isPending} onClick={() => mutate(undefined, { onSuccess: done })}>
            {isPending ? t('withdrawing') : t('withdraw')}
          </Button>
        </>
      }
    >
      <p>{isGone ? t('withdrawGone') : t('withdrawBody')}</p>
      {answers.length > 0 && <p>{t('withdrawAnswered')}</p>}
      {error && <Banner tone="bad" live>{t('failed', { reason: reasonOf(error) })}</Banner>}
    </Dialog>
  )
}
