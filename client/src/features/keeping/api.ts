import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  begunSchoolYearSchema,
  endedBuildingSchema,
  type NewSchoolYear,
  type Retention,
  retentionSchema,
  type SchoolYears,
  schoolYearsSchema,
} from 'shared/keeping/schema'
import { exchange, get, getFile, post } from '../../lib/api'

/** Below the key of the building: a change of its settings asks for them anew. */
const retentionKey = ['building', 'retention'] as const
const yearsKey = ['building', 'school-years'] as const

export function useRetention() {
  return useQuery<Retention>({ queryKey: retentionKey, queryFn: ({ signal }) => get('/building/retention', retentionSchema, { signal }) })
}

export function useSchoolYears() {
  return useQuery<SchoolYears>({ queryKey: yearsKey, queryFn: ({ signal }) => get('/building/school-years', schoolYearsSchema, { signal }) })
}

export function useBeginSchoolYear() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (year: NewSchoolYear) => post('/building/school-years', year, begunSchoolYearSchema),
    // Teams, cycles, the board: nearly everything may be called otherwise now.
    onSuccess: () => queries.invalidateQueries(),
  })
}

/** @param confirm the name of the building */
export function endBuilding(confirm: string) {
  return exchange('DELETE', '/building', { confirm }, endedBuildingSchema)
}

export function getMine(): Promise<Blob> {
  return getFile('/me/export')
}
