import { useTranslation } from 'react-i18next'
import { Panel } from '../../../components/panel'
import { TextLink } from '../../../components/text-link'
import { useAnswered } from '../api'
import { AnswerWords } from './answer-words'
import styles from './asks.module.css'

const inSight = 14 * 86_400_000

/** What was answered to the team's asks in the last two weeks. Nothing while there is nothing. */
export function AnsweredOnHome({ cycleId }: { cycleId: string }) {
  const { t } = useTranslation('asks')
  const { data, dataUpdatedAt } = useAnswered(cycleId)
  const answered = (data?.asks ?? []).flatMap(({ row, text, answers }) =>
    answers.filter(({ answeredAt }) => answeredAt > dataUpdatedAt - inSight).map((answer) => ({ row, text, answer })),
  )
  if (answered.length === 0) return null
  return (
    <div className={styles.place}>
      <Panel title={t('home.title')} visibility="asked">
        <ul className={styles.list}>
          {answered.map(({ row, text, answer }) => (
            <li key={`${row}/${answer.by.id}`} className={styles.ask}>
              <p className={styles.words}>{text}</p>
              <AnswerWords answer={answer} />
            </li>
          ))}
        </ul>
        <TextLink to={`/cycles/${encodeURIComponent(cycleId)}/experiment#asks`}>{t('home.link')}</TextLink>
      </Panel>
    </div>
  )
}
