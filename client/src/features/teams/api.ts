import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  emergencyAccessSchema,
  leadersSchema,
  type MeetingPlan,
  myInvitationsSchema,
  type RecordMeeting,
  type TeamCoach,
  teamPageSchema,
} from 'shared/teams/schema'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { get, post, send } from '../../lib/api'
import { watchNews } from '../../lib/news'

const pathOf = (teamId: string) => `/teams/${encodeURIComponent(teamId)}`
const teamKey = (teamId: string) => ['team', teamId] as const

/** The team's own page; asked again when something of the team has changed. */
export function useTeam(teamId: string) {
  const queries = useQueryClient()
  useEffect(() => {
    const ask = () => void queries.invalidateQueries({ queryKey: teamKey(teamId) })
    return watchNews({ onHint: ask, onBack: ask })
  }, [queries, teamId])
  return useQuery({
    queryKey: teamKey(teamId),
    queryFn: ({ signal }) => get(pathOf(teamId), teamPageSchema, { signal }),
    refetchOnMount: 'always',
  })
}

/** Leaders whom the team can invite. */
export function useLeaders(teamId: string) {
  return useQuery({
    queryKey: [...teamKey(teamId), 'leaders'],
    queryFn: ({ signal }) => get(`${pathOf(teamId)}/leaders`, leadersSchema, { signal }),
  })
}

/** Teams that have invited me, a leader. */
export function useMyInvitations() {
  return useQuery({
    // With the board, which asks again when it hears that a team has invited me.
    queryKey: ['board', 'invitations'],
    queryFn: ({ signal }) => get('/invitations', myInvitationsSchema, { signal }),
    refetchOnMount: 'always',
  })
}

/** Changes something of the team; what shows the team is asked again, wherever it is. */
function useTeamChange<T>(teamId: string, change: (what: T) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    // Not waited for: what asked may be gone from the page once the answers are there, and has its own word to say before.
    onSettled() {
      void queries.invalidateQueries({ queryKey: teamKey(teamId) })
      void queries.invalidateQueries({ queryKey: ['home'] })
      // Who sees its pages, and when it meets.
      void queries.invalidateQueries({ queryKey: ['cycle'] })
    },
  })
}

/** Null takes the plan away. */
export function usePlanMeetings(teamId: string) {
  return useTeamChange(teamId, (plan: MeetingPlan | null) =>
    plan === null ? send('DELETE', `${pathOf(teamId)}/meeting-plan`) : send('PUT', `${pathOf(teamId)}/meeting-plan`, plan),
  )
}

/** Null takes back what was said of the day. */
export function useRecordMeeting(teamId: string) {
  return useTeamChange(teamId, ({ date, said }: { date: string; said: RecordMeeting | null }) => {
    const path = `${pathOf(teamId)}/meetings/${date}`
    return said === null ? send('DELETE', path) : send('PUT', path, said)
  })
}

export type CoachChoice = keyof Pick<TeamCoach, 'paused' | 'mayEdit' | 'practiceShared'>
const placeOf: Record<CoachChoice, string> = { paused: 'pause', mayEdit: 'edit', practiceShared: 'practice' }

export function useDecideAboutCoach(teamId: string, coachId: string) {
  return useTeamChange(teamId, ({ choice, on }: { choice: CoachChoice; on: boolean }) =>
    send(on ? 'PUT' : 'DELETE', `${pathOf(teamId)}/coaches/${encodeURIComponent(coachId)}/${placeOf[choice]}`),
  )
}

export function useInviteLeader(teamId: string) {
  return useTeamChange(teamId, (invitation: { personId: string; date: string }) =>
    post(`${pathOf(teamId)}/leader-invitations`, invitation, z.object({ id: z.string() })),
  )
}

export function useWithdraw(teamId: string) {
  return useTeamChange(teamId, (invitationId: string) =>
    send('DELETE', `${pathOf(teamId)}/leader-invitations/${encodeURIComponent(invitationId)}`),
  )
}

const emergencyKey = (teamId: string) => ['emergency', teamId] as const

/** What of the team is open to me, an admin. */
export function useEmergency(teamId: string) {
  return useQuery({
    queryKey: emergencyKey(teamId),
    queryFn: ({ signal }) => get(`${pathOf(teamId)}/emergency-access`, emergencyAccessSchema, { signal }),
  })
}

export function useOpenInEmergency(teamId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) => post(`${pathOf(teamId)}/emergency-access`, { reason }, emergencyAccessSchema),
    onSuccess: (access) => queries.setQueryData(emergencyKey(teamId), access),
  })
}

export function useEndEmergency(teamId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => send('DELETE', `${pathOf(teamId)}/emergency-access`),
    onSettled: () => queries.invalidateQueries({ queryKey: emergencyKey(teamId) }),
  })
}
