import { wholeGroup } from 'shared/data/counts'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useRows } from '../../../sync/hooks'
import { useRowsOf } from './use-rows-of'

/** The rows of a data set's numbers: everyone first, then the cells of each breakdown. */
export interface Groups {
  breakdowns: { id: string; cells: string[] }[]
  /** How many rows of boxes there are. */
  rowCount: number
  /** The row in which a group's boxes stand, from 0. */
  rowOf(groupId: string): number
}

export function useGroups(dataSetId: string): Groups {
  const { cycle } = useCycleRoom()
  const cells = cycle.table('cells')
  const cellIds = useRows(cells)
  const breakdowns = useRowsOf(cycle.table('breakdowns'), 'dataSet', dataSetId).map((id) => ({
    id,
    cells: cellIds.filter((cell) => cells.get(cell, 'breakdown') === id),
  }))
  const rows = [wholeGroup, ...breakdowns.flatMap((breakdown) => breakdown.cells)]
  return { breakdowns, rowCount: rows.length, rowOf: (groupId) => rows.indexOf(groupId) }
}
