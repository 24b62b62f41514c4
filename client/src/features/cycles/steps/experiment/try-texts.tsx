import { useTranslation } from 'react-i18next'
import { RowText } from '../../components/field'
import type { TryTable } from './try-table'

/** What I did, what students did, what puzzles me. */
export function TryTexts({ table, id }: { table: TryTable; id: string }) {
  const { t } = useTranslation('experiment', { keyPrefix: 'try' })
  const row = { table, id }
  return (
    <>
      <RowText {...row} field="did" label={t('did')} placeholder={t('didExample')} />
      <RowText {...row} field="students" label={t('students')} placeholder={t('studentsExample')} />
      <RowText {...row} field="puzzle" label={t('puzzle')} placeholder={t('puzzleExample')} />
    </>
  )
}
