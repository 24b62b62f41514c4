import { useTranslation } from 'react-i18next'
import { TextLink } from '../../../../components/text-link'
import { useCycleRoom } from '../../../../sync/cycle-room-context'
import { useRowValue } from '../../../../sync/hooks'
import { RichField, RowText } from '../../components/field'
import { RowList } from '../../components/row-list'
import { StepSection } from '../../components/step-section'
import { useCycle } from '../../cycle-context'
import { addressOf } from '../../step-address'
import { useCycleView, usePersonalView } from '../../views'
import { firstLine } from '../collaborate/first-line'
import { Part } from '../collaborate/part'
import styles from './impact-section.module.css'

/** What the team says its impact was, and what its members shared of theirs. */
export function ImpactSection() {
  const { t } = useTranslation('assess', { keyPrefix: 'impact' })
  const { cycle } = useCycleRoom()
  const { ourImpact, sharedImpacts } = useCycleView()
  return (
    <StepSection
      id="our-impact"
      title={t('title')}
      visibility="team-coach"
      summary={firstLine(ourImpact)}
      startsOpen
      path={['ourImpact', 'sharedImpacts']}
    >
      <div className={styles.impact}>
        <RichField name="ourImpact" label={t('title')} labelHidden placeholder={t('example')} />
        <ToMine />
        {sharedImpacts.length > 0 && (
          <Part title={t('shared')}>
            <RowList
              table={cycle.table('sharedImpacts')}
              label={t('shared')}
              dense
              renderRow={(id) => <SharedImpact id={id} />}
            />
          </Part>
        )}
      </div>
    </StepSection>
  )
}

/** Mine is elsewhere: it opens for me alone. */
function ToMine() {
  const { t } = useTranslation('assess', { keyPrefix: 'impact' })
  const { id } = useCycle()
  const personal = usePersonalView()
  if (!personal) return null
  return (
    <p className={styles.mine}>
      {t('alone')}{' '}
      <TextLink strong to={addressOf(id, 'A', 'myImpact')}>
        {t(personal.myImpact.trim() ? 'goOnWithMine' : 'writeMine')}
      </TextLink>
    </p>
  )
}

function SharedImpact({ id }: { id: string }) {
  const { t } = useTranslation('assess', { keyPrefix: 'impact' })
  const { cycle } = useCycleRoom()
  const { members } = useCycle()
  const table = cycle.table('sharedImpacts')
  const [signedBy] = useRowValue(table, id, 'signedBy')
  const author = members.find((member) => member.id === signedBy)
  return (
    <div>
      <RowText table={table} id={id} field="text" label={t('sharedOne')} labelHidden variant="card" />
      {author && <p className={styles.mine}>{author.name}</p>}
    </div>
  )
}
