import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { makeGuestLinkSchema, publishSchema, sharingSchema } from 'shared/cards/publishing'
import { guestCardSchema, guestLinksSchema, madeGuestLinkSchema, openingsSchema, previewSchema, readCardSchema } from 'shared/cards/publishing'
import type * as z from 'zod/mini'
import { get, post, send } from '../../lib/api'

const pathOf = (cycleId: string) => `/cycles/${encodeURIComponent(cycleId)}/card`
/** Everything that is asked about one card. */
const keyOf = (cycleId: string) => ['card', cycleId] as const

/** What would leave the team now. Never kept on this device, and asked anew each time it is looked at. */
export function usePreview(cycleId: string) {
  return useQuery({
    queryKey: [...keyOf(cycleId), 'preview'],
    queryFn: ({ signal }) => get(`${pathOf(cycleId)}/preview`, previewSchema, { signal }),
    staleTime: 0,
    refetchOnMount: 'always',
  })
}

/** A published card, as its readers get it. */
export function usePublishedCard(cycleId: string) {
  return useQuery({
    queryKey: [...keyOf(cycleId), 'published'],
    queryFn: ({ signal }) => get(pathOf(cycleId), readCardSchema, { signal }),
    staleTime: 0,
    refetchOnMount: 'always',
  })
}

export function useGuestCard(token: string) {
  return useQuery({
    queryKey: ['guest', token],
    queryFn: ({ signal }) => get(`/guest/${encodeURIComponent(token)}`, guestCardSchema, { signal }),
    staleTime: 0,
  })
}

export function useOpenings(cycleId: string) {
  return useQuery({
    queryKey: [...keyOf(cycleId), 'openings'],
    queryFn: ({ signal }) => get(`${pathOf(cycleId)}/openings`, openingsSchema, { signal }),
    staleTime: 0,
  })
}

export function useGuestLinks(cycleId: string, isOn: boolean) {
  return useQuery({
    queryKey: [...keyOf(cycleId), 'guest-links'],
    queryFn: ({ signal }) => get(`${pathOf(cycleId)}/guest-links`, guestLinksSchema, { signal }),
    enabled: isOn,
  })
}

/** Does something to the card on the server, and asks anew for everything about it, also when it was refused. */
function useChange<Input, Output>(cycleId: string, change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(cycleId) }),
  })
}

export const usePublish = (cycleId: string) =>
  useChange(cycleId, (body: z.input<typeof publishSchema>) => send('POST', pathOf(cycleId), body))

export const useShareWithTeams = (cycleId: string) =>
  useChange(cycleId, (body: z.input<typeof sharingSchema>) => send('PATCH', pathOf(cycleId), body))

export const useWithdraw = (cycleId: string) => useChange(cycleId, () => send('DELETE', pathOf(cycleId)))

export const useMakeGuestLink = (cycleId: string) =>
  useChange(cycleId, (body: z.input<typeof makeGuestLinkSchema>) => post(`${pathOf(cycleId)}/guest-links`, body, madeGuestLinkSchema))

export const useRevokeGuestLink = (cycleId: string) =>
  useChange(cycleId, (linkId: string) => send('DELETE', `${pathOf(cycleId)}/guest-links/${encodeURIComponent(linkId)}`))
