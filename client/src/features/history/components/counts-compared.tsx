import { useTranslation } from 'react-i18next'
import type { CountDifference } from 'shared/history/schema'
import { useCompared } from '../compared'
import styles from './comparison.module.css'

/** Numbers of children that differ, as a table. */
export function CountsCompared({ counts }: { counts: readonly CountDifference[] }) {
  const { t } = useTranslation(['history', 'collaborate'])
  const { earlier, later } = useCompared()
  const where = ({ measure, wave, group, of, pile }: CountDifference) =>
    t('compare.counts.where', {
      measure: measure.trim() || t('collaborate:data.unnamed'),
      wave: t(wave === null ? 'collaborate:data.waveNone' : `collaborate:data.waveNames.${wave}`),
      group: group === null ? t('compare.counts.everyone') : group.label.trim() || t('collaborate:data.cellUnnamed'),
      what: of === 'pile' ? t('compare.counts.pile', { pile: pile?.trim() || t('collaborate:data.pileUnnamed') }) : t(`compare.counts.${of}`),
    })
  const number = (count: number | null) => (count === null ? t('compare.counts.none') : count)
  return (
    <table className={styles.counts} aria-label={t('compare.counts.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('compare.counts.what')}</th>
          <th scope="col">{earlier}</th>
          <th scope="col">{later}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={count.key}>
            <th scope="row">{where(count)}</th>
            <td>
              <del className={styles.del}>{number(count.before)}</del>
            </td>
            <td>
              <ins className={styles.ins}>{number(count.after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
