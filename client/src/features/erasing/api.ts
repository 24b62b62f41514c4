import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Erasure, type ErasurePreview, erasurePreviewSchema, erasureSchema, type Erasures, erasuresSchema } from 'shared/erasing/schema'
import { get, post } from '../../lib/api'

/** Whose pages: a team's, as its member, or a team's or the whole building's, as an admin. */
export type Place = { as: 'member'; teamId: string } | { as: 'admin'; teamId: string | null }

export interface Asked {
  name: string
  capitalized: boolean
}

const pathOf = (place: Place): string => (place.as === 'member' ? `/teams/${place.teamId}/erasures` : '/building/erasures')
const bodyOf = (place: Place, asked: Asked) => (place.as === 'member' ? asked : { ...asked, teamId: place.teamId })
const registerKey = (place: Place) => ['erasures', place.as === 'member' ? place.teamId : 'building'] as const

/** What was erased so far, without the names. */
export function useErasures(place: Place) {
  return useQuery<Erasures>({ queryKey: registerKey(place), queryFn: ({ signal }) => get(pathOf(place), erasuresSchema, { signal }) })
}

/** Where a name stands. By POST, so that no address ever holds it; and kept in no cache. */
export function usePreview() {
  return useMutation<ErasurePreview, Error, { place: Place; asked: Asked }>({
    mutationFn: ({ place, asked }) => post(`${pathOf(place)}/preview`, bodyOf(place, asked), erasurePreviewSchema),
    gcTime: 0,
  })
}

export function useErase() {
  const queries = useQueryClient()
  return useMutation<Erasure, Error, { place: Place; asked: Asked; again: string }>({
    mutationFn: ({ place, asked, again }) => post(pathOf(place), bodyOf(place, { ...asked, ...{ again } }), erasureSchema),
    gcTime: 0,
    // Titles, cards, asks, reasons: any answer may have held it.
    onSettled: () => queries.invalidateQueries(),
  })
}
