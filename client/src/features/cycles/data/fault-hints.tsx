import { useTranslation } from 'react-i18next'
import type { DataSet, WaveOfData } from 'shared/data/data-sets'
import styles from './fault-hints.module.css'
import { type NumberFault, numberFaults } from './number-faults'
import { useDataWords } from './use-data-words'

/** What does not add up in the numbers, in sentences. Nothing is refused: the team may know why. */
export function FaultHints({ dataSet }: { dataSet: DataSet }) {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data.faults' })
  const words = useDataWords()
  const said = (waveOfFault: WaveOfData, fault: NumberFault): string => {
    const wave = words.wave(waveOfFault.wave)
    const breakdown = () =>
      words.breakdown(waveOfFault.breakdowns.find(({ id }) => 'breakdown' in fault && id === fault.breakdown)?.name ?? '')
    const group = () => words.group(groupOf(waveOfFault, fault))
    switch (fault.kind) {
      case 'more met than children':
        return t('moreMet', { group: group(), wave })
      case 'more than everyone':
        return t('moreThanEveryone', { group: group(), wave })
      case 'in no group':
        return t('inNoGroup', { breakdown: breakdown(), wave, count: fault.children })
      case 'in two groups':
        return t('inTwoGroups', { breakdown: breakdown(), wave, count: fault.children })
      case 'met in no group':
        return t('metInNoGroup', { breakdown: breakdown(), wave, count: fault.children })
      case 'met in two groups':
        return t('metInTwoGroups', { breakdown: breakdown(), wave, count: fault.children })
    }
  }
  const hints = dataSet.waves.flatMap((wave) => numberFaults(wave).map((fault) => said(wave, fault)))
  if (hints.length === 0) return null
  return (
    <ul className={styles.hints}>
      {hints.map((hint) => (
        <li key={hint}>{hint}</li>
      ))}
    </ul>
  )
}

function groupOf(wave: WaveOfData, fault: NumberFault): { id: string; label: string } {
  const id = 'group' in fault ? fault.group : ''
  const cell = wave.breakdowns.flatMap(({ cells }) => cells).find((each) => each.id === id)
  return { id, label: cell?.label ?? '' }
}
