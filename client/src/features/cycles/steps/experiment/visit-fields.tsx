import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../editor/fields/choice-field'
import { DateField } from '../../../../editor/fields/date-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { useCycle } from '../../cycle-context'
import styles from './visit-fields.module.css'

/** Everything of a visit to fill in. */
export function VisitFields({ id }: { id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'visits' })
  const { cycle, mayEdit } = useCycleRoom()
  const { members } = useCycle()
  const table = cycle.table('visits')
  const [kind] = useRowValue(table, id, 'kind')
  const [person] = useRowValue(table, id, 'person')
  const isWish = kind === 'wish'
  return (
    <div className={styles.fields}>
      <p className={styles.kind}>{t(isWish ? 'wish' : 'open')}</p>
      <RowText
        table={table}
        id={id}
        field="about"
        label={t(isWish ? 'aboutWish' : 'aboutOpen')}
        placeholder={t(isWish ? 'aboutWishExample' : 'aboutOpenExample')}
      />
      <div className={styles.facts}>
        <DateField path={`visits/${id}/date`} label={t('date')} bind={useRowValue(table, id, 'date')} readOnly={!mayEdit} />
        <RowText table={table} id={id} field="when" label={t('when')} placeholder={t('whenExample')} oneLine />
        <ChoiceField
          look="list"
          path={`visits/${id}/with`}
          label={t(isWish ? 'whom' : 'who')}
          placeholder={t(isWish ? 'anyone' : 'stillFree')}
          bind={useRowValue(table, id, 'with')}
          choices={members.filter((member) => member.id !== person).map(({ id: value, name }) => ({ value, label: name }))}
          readOnly={!mayEdit}
        />
      </div>
    </div>
  )
}
