import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Addressee, AsksOfCycle } from 'shared/asks/schema'
import { hintsIn } from 'shared/cards/hints'
import { Banner } from '../../../../components/banner'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { Select } from '../../../../components/field'
import { showToast } from '../../../../components/toast-store'
import { reasonOf } from '../../../../lib/reason'
import { useSaveState } from '../../../../sync/hooks'
import { useCycle } from '../../cycle-context'
import { useSendAsk } from './asks-api'
import styles from './asks-section.module.css'
import { useWhom } from './use-whom'

interface SendAskProps {
  row: string
  words: { text: string; about: string }
  kind: Addressee
  whom: AsksOfCycle['whom']
}

/** To whom, and off it goes: only now does an ask leave the room. */
export function SendAsk({ row, words, kind, whom }: SendAskProps) {
  const { t } = useTranslation('asks')
  const whomWords = useWhom(whom)
  const [picked, setPicked] = useState('')
  const [isOpen, setOpen] = useState(false)
  const people = whom[kind]
  const person = people.find(({ id }) => id === picked) ?? null
  const who = whomWords({ kind, person })
  if (people.length === 0) return <p className={styles.honest}>{t(`nobody.${kind}`)}</p>
  return (
    <div className={styles.send}>
      {(kind === 'colleague' || people.length > 1) && (
        <Select label={t('byName')} value={person?.id ?? ''} onChange={(event) => setPicked(event.target.value)}>
          <option value="">{kind === 'colleague' ? t('chooseColleague') : t(`all.${kind}`)}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Button
        size="small"
        busy={words.text.trim() === '' || (kind === 'colleague' && person === null)}
        onClick={() => setOpen(true)}
      >
        {t('send', { who })}
      </Button>
      <span className={styles.honest}>{t('draft')}</span>
      {isOpen && <SendDialog {...{ row, words, who }} to={{ kind, ...(person && { personId: person.id }) }} onClose={() => setOpen(false)} />}
    </div>
  )
}

interface DialogProps {
  row: string
  words: { text: string; about: string }
  who: string
  to: { kind: Addressee; personId?: string }
  onClose: () => void
}

/** Shows what would leave, with what the team should look at once more. It waits until the words are saved. */
function SendDialog({ row, words: { text, about }, who, to, onClose }: DialogProps) {
  const { t } = useTranslation('asks')
  const { members } = useCycle()
  const { mutate, isPending, error } = useSendAsk(row)
  const isSaved = useSaveState().kind === 'saved'
  const people = members.map(({ name }) => name)
  const found = [text, about].flatMap((each) => hintsIn(each, { people }).map(({ start, end }) => `“${each.slice(start, end)}”`))
  const sent = () => {
    onClose()
    showToast(t('sentToast', { who }))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sendTitle', { who })}
      actions={
        <>
          <Button onClick={onClose}>{t('notYet')}</Button>
          <Button variant="primary" busy={isPending || !isSaved} onClick={() => mutate(to, { onSuccess: sent })}>
            {isPending ? t('sending') : t('sendNow')}
          </Button>
        </>
      }
    >
      <p>{t('whatGoes')}</p>
      <blockquote className={styles.goes}>
        <p>{text}</p>
        {about.trim() !== '' && <p className={styles.honest}>{t('about', { about })}</p>}
      </blockquote>
      {found.length > 0 && <Banner tone="warn">{t('lookAgain', { found: found.join(', ') })}</Banner>}
      {!isSaved && <p>{t('notSaved')}</p>}
      {error && <Banner tone="bad" live>{t('failed', { reason: reasonOf(error) })}</Banner>}
    </Dialog>
  )
}
