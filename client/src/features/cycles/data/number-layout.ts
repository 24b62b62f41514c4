import type { Groups } from './groups'
import type { WaveColumns } from './number-columns'

/** What the table and the cards are made from. */
export interface NumberLayoutProps {
  dataSetId: string
  columns: WaveColumns[]
  groups: Groups
  hasPercents: boolean
  onAddCell: (breakdownId: string) => void
}

/** The column in which a wave's first box stands, from 0. */
export function firstColumnOf(columns: readonly WaveColumns[], waveId: string): number {
  const at = columns.findIndex((wave) => wave.waveId === waveId)
  return columns.slice(0, at).reduce((sum, wave) => sum + wave.boxes.length, 0)
}
