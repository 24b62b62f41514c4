import { useTranslation } from 'react-i18next'
import { addressees } from 'shared/asks/schema'
import { ChoiceField } from '../../../../editor/fields/choice-field'
import { reasonOf } from '../../../../lib/reason'
import { useNews } from '../../../../lib/use-news'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { useCycle } from '../../cycle-context'
import { useCycleView } from '../../views'
import { useAsksOfCycle } from './asks-api'
import styles from './asks-section.module.css'
import { SendAsk } from './send-ask'
import { SentAsk } from './sent-ask'

/** Asks for help: what would help, whom the team asks, and what they answer. */
export function AsksSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'asks' })
  const { asks } = useCycleView()
  return (
    <StepSection
      id="asks"
      title={t('title')}
      visibility="team-coach"
      hint={t('hint')}
      summary={asks.length > 0 && t('count', { count: asks.length })}
    >
      <Asks />
    </StepSection>
  )
}

function Asks() {
  const { t } = useTranslation(['experiment', 'asks'])
  const { cycle } = useCycleRoom()
  const { asks } = useCycleView()
  const { data, error } = useAsksOfCycle()
  useNews()
  const gone = (data?.asks ?? []).filter(({ row }) => asks.every(({ id }) => id !== row))
  return (
    <div className={styles.asks}>
      <RowList
        table={cycle.table('asks')}
        label={t('asks.title')}
        addLabel={t('asks.add')}
        emptyHint={t('asks.empty')}
        emptyExample={t('asks.example')}
        newRow={{ to: 'coach' }}
        renderRow={(id) => <Ask id={id} />}
      />
      {data && gone.length > 0 && (
        <>
          <h3 className={styles.goneTitle}>{t('asks:gone')}</h3>
          {gone.map((ask) => (
            <SentAsk key={ask.row} ask={ask} whom={data.whom} now={null} />
          ))}
        </>
      )}
      {error && !data && <p className={styles.honest}>{t('asks:unread', { reason: reasonOf(error) })}</p>}
      <p className={styles.honest}>{t('asks.honest')}</p>
    </div>
  )
}

function Ask({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'asks' })
  const { cycle, mayEdit } = useCycleRoom()
  const { as } = useCycle()
  const { asks } = useCycleView()
  const { data } = useAsksOfCycle()
  const table = cycle.table('asks')
  const [to, setTo] = useRowValue(table, id, 'to')
  const words = asks.find((ask) => ask.id === id)
  const sent = data?.asks.find(({ row }) => row === id)
  return (
    <>
      <RowText table={table} id={id} field="text" label={t('text')} placeholder={t('example')} />
      <div className={styles.facts}>
        <ChoiceField
          path={`asks/${id}/to`}
          label={t('to')}
          bind={[to ?? 'coach', (picked) => setTo(picked ?? to)]}
          choices={addressees.map((value) => ({ value, label: t(`whom.${value}`) }))}
          readOnly={!mayEdit || sent !== undefined}
        />
        <div className={styles.about}>
          <RowText table={table} id={id} field="about" label={t('about')} placeholder={t('aboutExample')} oneLine variant="card" />
        </div>
      </div>
      {sent && data && <SentAsk ask={sent} whom={data.whom} now={words?.text ?? ''} />}
      {!sent && data && words && as === 'member' && <SendAsk row={id} words={words} kind={to ?? 'coach'} whom={data.whom} />}
    </>
  )
}
