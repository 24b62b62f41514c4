import { useTranslation } from 'react-i18next'
import type { PersonalDocument } from 'shared/cycles/document'
import { FlagField } from '../../../../editor/fields/flag-field'
import { useRows, useRowValue } from '../../../../sync/hooks'
import { RowText } from '../../components/field'
import { RevealTogether } from '../../components/reveal-together'
import { RowList } from '../../components/row-list'
import { useCycle } from '../../cycle-context'
import { usePersonalView } from '../../views'
import styles from './my-predictions.module.css'

/** In a team of no more than this, a style of writing gives its author away. */
const smallTeam = 6

interface Props {
  personal: PersonalDocument
  isRevealed: boolean
}

/** My predictions that nobody else can read yet, and the button that shares everybody's. */
export function MyPredictions({ personal, isRevealed }: Props) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'predictions' })
  const { members } = useCycle()
  const table = personal.table('predictions')
  const copied = new Set(usePersonalView()?.copies.map(({ row }) => row))
  const rows = useRows(table).filter((id) => !copied.has(id))
  return (
    <div className={styles.mine}>
      <RowList
        table={table}
        rows={rows}
        label={t('mine')}
        addLabel={isRevealed && rows.length === 0 ? t('late') : t('add')}
        emptyHint={isRevealed ? null : t('empty')}
        emptyExample={isRevealed ? null : t('example')}
        renderRow={(id) => <Prediction personal={personal} id={id} />}
      />
      {(rows.length > 0 || !isRevealed) && (
        <>
          <p className={styles.who}>
            {isRevealed ? t('lateExplains') : t('onlyYou')}{' '}
            {members.length <= smallTeam ? t('smallTeam', { members: members.length }) : t('unsigned')}
          </p>
          <RevealTogether what="predictions" isAgain={isRevealed} />
        </>
      )}
    </div>
  )
}

function Prediction({ personal, id }: { personal: PersonalDocument; id: string }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'predictions' })
  const table = personal.table('predictions')
  const signed = useRowValue(table, id, 'signed')
  return (
    <>
      <RowText table={table} id={id} field="text" label={t('label')} labelHidden placeholder={t('placeholder')} />
      <FlagField path={`predictions/${id}/signed`} label={t('sign')} bind={signed} doc={personal.doc} />
    </>
  )
}
