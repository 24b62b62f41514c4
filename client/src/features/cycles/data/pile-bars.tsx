import { useTranslation } from 'react-i18next'
import { wholeGroup } from 'shared/data/counts'
import type { DataSet } from 'shared/data/data-sets'
import { filledWaves } from './chart-panels'
import styles from './pile-bars.module.css'
import { useDataWords } from './use-data-words'

interface Props {
  dataSet: DataSet
  /** The breakdown whose groups stand under everyone; everyone alone when null. */
  breakdownId: string | null
}

/** Samples in each pile, a bar for each wave, for everyone and for each group of a breakdown. */
export function PileBars({ dataSet, breakdownId }: Props) {
  const words = useDataWords()
  const [first] = filledWaves(dataSet)
  const cells = first?.piles.breakdowns.find(({ id }) => id === breakdownId)?.cells ?? []
  return (
    <div className={styles.groups}>
      {[{ id: wholeGroup, label: '' }, ...cells].map((group) => (
        <section key={group.id} className={styles.group}>
          <h4 className={styles.name}>{words.group(group)}</h4>
          <GroupBars dataSet={dataSet} groupId={group.id} />
        </section>
      ))}
    </div>
  )
}

function GroupBars({ dataSet, groupId }: { dataSet: DataSet; groupId: string }) {
  const words = useDataWords()
  const waves = filledWaves(dataSet).map((wave) => {
    const cells = wave.piles.breakdowns.flatMap((breakdown) => breakdown.cells)
    const samples = groupId === wholeGroup ? wave.piles.whole : (cells.find(({ id }) => id === groupId)?.value ?? {})
    return { wave, samples, all: Object.values(samples).reduce((sum, count) => sum + count, 0) }
  })
  return (
    <ul className={styles.piles}>
      {dataSet.pileNames.map((pile) => (
        <li key={pile.id}>
          <span className={styles.pile}>{words.pile(pile.name)}</span>
          {waves.map(({ wave, samples, all }) => (
            <Bar key={wave.id} wave={words.datedWave(wave)} count={samples[pile.id] ?? 0} all={all} />
          ))}
        </li>
      ))}
    </ul>
  )
}

function Bar({ wave, count, all }: { wave: string; count: number; all: number }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'chart' })
  return (
    <span className={styles.line}>
      <span className={styles.wave}>{wave}</span>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${all > 0 ? (100 * count) / all : 0}%` }} />
      </span>
      <span className={styles.count}>{t('children', { met: count, n: all })}</span>
    </span>
  )
}
