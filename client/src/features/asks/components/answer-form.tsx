import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnswerAsk, type AskToMe, mostWords } from 'shared/asks/schema'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Checkbox } from '../../../components/checkbox'
import { Input } from '../../../components/field'
import { SegmentedChoice } from '../../../components/segmented-choice'
import { showToast } from '../../../components/toast-store'
import { reasonOf } from '../../../lib/reason'
import { useAnswer } from '../api'
import styles from './asks.module.css'

const choices = ['yes-by', 'not-this-year', 'words'] as const
type Choice = (typeof choices)[number]

/** *Yes, by …*, *not this year, because …*, or a few words. To the team, or by a leader to everybody. */
export function AnswerForm({ ask, onDone }: { ask: AskToMe; onDone: () => void }) {
  const { t } = useTranslation('asks')
  const { mine, team } = ask
  const { mutate, isPending, error } = useAnswer(ask.id)
  const [choice, setChoice] = useState<Choice>(mine === null ? 'yes-by' : (mine.verdict ?? 'words'))
  const [day, setDay] = useState(mine?.byDate ?? '')
  const [text, setText] = useState(mine?.text ?? '')
  const [toAll, setToAll] = useState(mine?.toAll ?? false)
  const isReady = choice === 'yes-by' ? day !== '' : text.trim() !== ''
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady || isPending) return
    const saved = () => {
      onDone()
      showToast(t('toMe.saved', { team: team.name }))
    }
    mutate(asAnswer(choice, { day, text, toAll }), { onSuccess: saved })
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <SegmentedChoice
        legend={t('form.title')}
        options={choices.map((value) => ({ value, label: t(`form.verdict.${value}`) }))}
        value={choice}
        onChange={setChoice}
      />
      {choice === 'yes-by' && (
        <Input label={t('form.day')} type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      )}
      <Words choice={choice} text={text} onText={setText} />
      {ask.as === 'leader' && (
        <Checkbox checked={toAll} onChange={setToAll} hint={t('form.toAllHint', { team: team.name })}>
          {t('form.toAll', { team: team.name })}
        </Checkbox>
      )}
      {error && <Banner tone="bad" live>{t('failed', { reason: reasonOf(error) })}</Banner>}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" size="small" busy={isPending || !isReady}>
          {isPending ? t('form.saving') : t('form.save')}
        </Button>
        <Button size="small" variant="quiet" onClick={onDone}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}

function Words({ choice, text, onText }: { choice: Choice; text: string; onText: (text: string) => void }) {
  const { t } = useTranslation('asks')
  const id = useId()
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {t(`form.text.${choice}`)}
      </label>
      <textarea
        id={id}
        className={styles.area}
        maxLength={mostWords}
        placeholder={t(`form.example.${choice}`)}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
    </>
  )
}

function asAnswer(choice: Choice, { day, text, toAll }: { day: string; text: string; toAll: boolean }): AnswerAsk {
  return { verdict: choice === 'words' ? null : choice, byDate: choice === 'yes-by' ? day : null, text: text.trim(), toAll }
}
