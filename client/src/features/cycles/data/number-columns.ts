import { useTranslation } from 'react-i18next'
import { countKey, pileKey } from 'shared/data/counts'
import type { WaveName } from 'shared/data/data-sets'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useView } from '../../../sync/hooks'
import { useDataWords } from './use-data-words'
import { useRowsOf } from './use-rows-of'

/** A column of boxes. */
export interface BoxColumn {
  id: string
  head: string
  /** Key of the grid `counts` for a group (a cell's id, or `whole`). */
  keyOf(groupId: string): string
  /** The box's whole name. */
  labelOf(group: string): string
}

/** The columns of one wave. */
export interface WaveColumns {
  waveId: string
  name: string
  boxes: BoxColumn[]
}

interface WaveNamed {
  id: string
  name: string
}

const order: readonly (WaveName | null)[] = ['baseline', 'mid', 'end', null]

/** The waves of a data set in their order, by name. */
export function useWaves(dataSetId: string): WaveNamed[] {
  const { cycle } = useCycleRoom()
  const words = useDataWords()
  const waves = cycle.table('waves')
  const view = useView(cycle)
  return useRowsOf(waves, 'dataSet', dataSetId)
    .map((id) => view.waves.find((row) => row.id === id) ?? { id, wave: null, date: null })
    .sort((a, b) => order.indexOf(a.wave) - order.indexOf(b.wave))
    .map((wave) => ({ id: wave.id, name: words.datedWave(wave) }))
}

/** Boxes of a data set of counts: children looked at and children who met the mark, for each wave. */
export function useCountColumns(dataSetId: string): WaveColumns[] {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  return useWaves(dataSetId).map(({ id: waveId, name }) => ({
    waveId,
    name,
    boxes: [
      {
        id: 'n',
        head: t('children'),
        keyOf: (groupId) => countKey(waveId, groupId, 'n'),
        labelOf: (group) => t('childrenBox', { group, wave: name }),
      },
      {
        id: 'met',
        head: t('met'),
        keyOf: (groupId) => countKey(waveId, groupId, 'met'),
        labelOf: (group) => t('metBox', { group, wave: name }),
      },
    ],
  }))
}

/** Boxes of a data set of piles: samples in each pile, for each wave. */
export function usePileColumns(dataSetId: string): WaveColumns[] {
  const { t } = useTranslation('collaborate', { keyPrefix: 'data' })
  const { cycle } = useCycleRoom()
  const words = useDataWords()
  const view = useView(cycle)
  const piles = useRowsOf(cycle.table('piles'), 'dataSet', dataSetId).map((id) => ({
    id,
    name: words.pile(view.piles.find((pile) => pile.id === id)?.name ?? ''),
  }))
  return useWaves(dataSetId).map(({ id: waveId, name }) => ({
    waveId,
    name,
    boxes: piles.map((pile) => ({
      id: pile.id,
      head: pile.name,
      keyOf: (groupId) => pileKey(waveId, groupId, pile.id),
      labelOf: (group) => t('pileBox', { group, wave: name, pile: pile.name }),
    })),
  }))
}
