import { useTranslation } from 'react-i18next'
import { Panel } from '../../../components/panel'
import { useAnswersToAll } from '../api'
import { AnswerWords } from './answer-words'
import styles from './asks.module.css'

/** What leaders have answered to everybody. Nothing while there is none. */
export function AnswersToAll() {
  const { t } = useTranslation('asks')
  const { data } = useAnswersToAll()
  if (data === undefined || data.answers.length === 0) return null
  return (
    <div className={styles.place}>
      <Panel title={t('everybody.title')} visibility="building">
        <ul className={styles.list}>
          {data.answers.map(({ id, team, ask, answer }) => (
            <li key={id} className={styles.ask}>
              <p className={styles.words}>{t('everybody.asked', { team, text: ask })}</p>
              <AnswerWords answer={answer} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
