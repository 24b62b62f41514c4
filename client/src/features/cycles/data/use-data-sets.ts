import { useMemo } from 'react'
import { type DataSet, readDataSets } from 'shared/data/data-sets'
import { useCycleRoom } from '../../../sync/cycle-room-context'
import { useView } from '../../../sync/hooks'

/** All data sets of the cycle, put together from what is typed; a moment behind the typing. */
export function useDataSets(): DataSet[] {
  const view = useView(useCycleRoom().cycle)
  return useMemo(() => readDataSets(view), [view])
}

/** One data set; null in the moment after it was made, or when it was taken away. */
export function useDataSet(id: string): DataSet | null {
  return useDataSets().find((dataSet) => dataSet.id === id) ?? null
}
