import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { ChoiceField } from '../../../../editor/fields/choice-field'
import { DateField } from '../../../../editor/fields/date-field'
import { useRowValue } from '../../../../sync/hooks'
import styles from './try-facts.module.css'
import type { TryTable } from './try-table'
import { useClauses } from './use-clauses'

interface Props {
  table: TryTable
  id: string
  /** The document that the try is in. */
  doc: Y.Doc
}

/** When it was, and which action it was a try of. Both are set already when a try begins. */
export function TryFacts({ table, id, doc }: Props) {
  const { t } = useTranslation('experiment', { keyPrefix: 'try' })
  const clauses = useClauses()
  const date = useRowValue(table, id, 'date')
  const clause = useRowValue(table, id, 'clause')
  return (
    <div className={styles.facts}>
      <DateField path={`tries/${id}/date`} label={t('date')} bind={date} doc={doc} />
      <div className={styles.clause}>
        <ChoiceField
          look="list"
          path={`tries/${id}/clause`}
          label={t('clause')}
          placeholder={t('noClause')}
          bind={clause}
          choices={clauses.map(({ id: value, text }) => ({ value, label: text }))}
          doc={doc}
        />
      </div>
    </div>
  )
}
