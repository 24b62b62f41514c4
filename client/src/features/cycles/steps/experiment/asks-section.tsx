import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../editor/fields/choice-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { useCycleView } from '../../views'
import styles from './asks-section.module.css'

const addressees = ['colleague', 'coach', 'leader'] as const

/** Asks for help: what would help, and whom the team asks. */
export function AsksSection() {
  const { t } = useTranslation('experiment', { keyPrefix: 'asks' })
  const { cycle } = useCycleRoom()
  const { asks } = useCycleView()
  return (
    <StepSection
      id="asks"
      title={t('title')}
      visibility="team-coach"
      hint={t('hint')}
      summary={asks.length > 0 && t('count', { count: asks.length })}
    >
      <div className={styles.asks}>
        <RowList
          table={cycle.table('asks')}
          label={t('title')}
          addLabel={t('add')}
          emptyHint={t('empty')}
          emptyExample={t('example')}
          newRow={{ to: 'coach' }}
          renderRow={(id) => <Ask id={id} />}
        />
        <p className={styles.honest}>{t('honest')}</p>
      </div>
    </StepSection>
  )
}

function Ask({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'asks' })
  const { cycle, mayEdit } = useCycleRoom()
  const table = cycle.table('asks')
  const [to, setTo] = useRowValue(table, id, 'to')
  return (
    <>
      <RowText table={table} id={id} field="text" label={t('text')} placeholder={t('example')} />
      <div className={styles.facts}>
        <ChoiceField
          path={`asks/${id}/to`}
          label={t('to')}
          bind={[to ?? 'coach', (picked) => setTo(picked ?? to)]}
          choices={addressees.map((value) => ({ value, label: t(`whom.${value}`) }))}
          readOnly={!mayEdit}
        />
        <div className={styles.about}>
          <RowText table={table} id={id} field="about" label={t('about')} placeholder={t('aboutExample')} oneLine variant="card" />
        </div>
      </div>
      {to === 'leader' && <p className={styles.honest}>{t('honestLeader')}</p>}
    </>
  )
}
