import { useTranslation } from 'react-i18next'
import type { AskAnswer } from 'shared/asks/schema'
import { longDay } from '../../../lib/dates'
import styles from './asks.module.css'

/** Who answered what, in a sentence, and in their words. */
export function AnswerWords({ answer: { by, verdict, byDate, text } }: { answer: AskAnswer }) {
  const { t } = useTranslation('asks')
  return (
    <>
      <p>{t(`answered.${verdict ?? 'words'}`, { name: by.name, day: longDay(byDate ?? '') })}</p>
      {text !== '' && <p className={styles.text}>{text}</p>}
    </>
  )
}
