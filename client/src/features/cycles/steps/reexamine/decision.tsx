import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../../../editor/fields/choice-field'
import { DateField } from '../../../../editor/fields/date-field'
import { FlagField } from '../../../../editor/fields/flag-field'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { useCycle } from '../../cycle-context'
import { useCycleView } from '../../views'
import styles from './decision.module.css'
import { kinds } from './kinds'

/** One decision, with all that makes it more than a wish. */
export function Decision({ id }: { id: string }) {
  const { t } = useTranslation('reexamine')
  const { cycle, mayEdit } = useCycleRoom()
  const { members } = useCycle()
  const table = cycle.table('decisions')
  const at = (field: string) => ({ path: `decisions/${id}/${field}`, readOnly: !mayEdit })
  const text = { table, id }
  return (
    <div className={styles.decision}>
      <ChoiceField
        {...at('kind')}
        label={t('decisions.kind')}
        labelHidden
        bind={useRowValue(table, id, 'kind')}
        choices={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <RowText
        {...text}
        field="text"
        label={t('decisions.text')}
        placeholder={t('decisions.textExample')}
        variant="serif"
        oneLine
      />
      <div className={styles.pair}>
        <RowText {...text} field="evidence" label={t('decisions.evidence')} placeholder={t('decisions.evidenceExample')} />
        <RowText {...text} field="dissent" label={t('decisions.dissent')} placeholder={t('decisions.dissentExample')} />
      </div>
      <div className={styles.facts}>
        <ChoiceField
          {...at('owner')}
          label={t('decisions.owner')}
          look="list"
          placeholder={t('decisions.nobody')}
          bind={useRowValue(table, id, 'owner')}
          choices={members.map((member) => ({ value: member.id, label: member.name }))}
        />
        <DateField {...at('checkBy')} label={t('decisions.checkBy')} bind={useRowValue(table, id, 'checkBy')} />
        <ServedClause id={id} />
      </div>
      <FlagField
        {...at('onSharedCard')}
        label={t('decisions.onSharedCard')}
        bind={useRowValue(table, id, 'onSharedCard')}
      />
    </div>
  )
}

/** The if-clause that a decision serves. One that serves none is marked, kindly. */
function ServedClause({ id }: { id: string }) {
  const { t } = useTranslation('reexamine', { keyPrefix: 'decisions' })
  const { cycle, mayEdit } = useCycleRoom()
  const { ifClauses } = useCycleView()
  const bind = useRowValue(cycle.table('decisions'), id, 'clause')
  const clauses = ifClauses.filter(({ text }) => text.trim() !== '')
  if (clauses.length === 0) return null
  const servesNone = !clauses.some((clause) => clause.id === bind[0])
  return (
    <div className={styles.clause}>
      <ChoiceField
        path={`decisions/${id}/clause`}
        readOnly={!mayEdit}
        label={t('clause')}
        look="list"
        placeholder={t('noClause')}
        bind={bind}
        choices={clauses.map((clause) => ({ value: clause.id, label: clause.text.trim() }))}
      />
      {servesNone && <p className={styles.kindly}>{t('servesNone')}</p>}
    </div>
  )
}
