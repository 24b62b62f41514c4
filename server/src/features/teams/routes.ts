import {
  emergencyAccessSchema,
  inviteLeaderSchema,
  leadersSchema,
  meetingPlanSchema,
  myInvitationsSchema,
  openInEmergencySchema,
  recordMeetingSchema,
  teamPageSchema,
} from 'shared/teams/schema'
import * as z from 'zod'
import { json, nothing } from '../../http/answers'
import { jsonBody, noBody } from '../../http/bodies'
import { noParams, route, type Route, whoIsSignedIn } from '../../http/route'
import { type CoachChoice, coachChoices, decideAboutCoach } from './coaches'
import type { TeamDependencies } from './dependencies'
import { dropMeetingPlan, forgetMeeting, planMeetings, recordMeeting } from './meetings'
import { readMyInvitations, readTeamPage } from './present'
import { leadersOf } from './store'
import { endEmergency, inviteLeader, openInEmergency, readEmergency, withdrawInvitation } from './visitors'

const id = z.string().min(1).max(100)
const ofTeam = z.object({ teamId: id })
const ofMeeting = z.object({ teamId: id, date: z.string().max(10) })

export function teamRoutes(dependencies: TeamDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/teams/:teamId',
      summary: 'The team’s own page: who is in it, when it meets, who else may look.',
      who: whoIsSignedIn,
      policy: 'read the team page',
      params: ofTeam,
      body: noBody,
      answer: json(teamPageSchema),
      errors: ['not-found'],
      // Asked again by itself whenever something of the team has changed.
      countsAsUse: false,
      handle: ({ caller, standing, params }) => readTeamPage(dependencies, params.teamId, { id: caller.id, standing }),
    }),
    ...meetingRoutes(dependencies),
    ...coachChoices.flatMap((choice) => coachRoutes(dependencies, choice)),
    ...invitationRoutes(dependencies),
    ...emergencyRoutes(dependencies),
  ]
}

function meetingRoutes(dependencies: TeamDependencies): Route[] {
  const plan = { path: '/api/teams/:teamId/meeting-plan', who: whoIsSignedIn, policy: 'run the team', params: ofTeam } as const
  const meeting = { path: '/api/teams/:teamId/meetings/:date', who: whoIsSignedIn, policy: 'run the team', params: ofMeeting } as const
  return [
    route({
      ...plan,
      method: 'put',
      summary: 'Set when the team means to meet.',
      body: jsonBody(meetingPlanSchema),
      answer: nothing,
      errors: ['not-found', 'forbidden', 'bad-request'],
      handle: ({ caller, params, body }) => planMeetings(dependencies, params.teamId, body, caller),
    }),
    route({
      ...plan,
      method: 'delete',
      summary: 'Take the meeting plan away.',
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'forbidden'],
      handle: ({ caller, params }) => dropMeetingPlan(dependencies, params.teamId, caller),
    }),
    route({
      ...meeting,
      method: 'put',
      summary: 'Put on record that the team met on a day, or why it could not. The reason stays with team and coach.',
      body: jsonBody(recordMeetingSchema),
      answer: nothing,
      errors: ['not-found', 'forbidden', 'bad-request'],
      handle: ({ caller, params, body }) => recordMeeting(dependencies, params, body, caller),
    }),
    route({
      ...meeting,
      method: 'delete',
      summary: 'Take back what was put on record of a day.',
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'forbidden'],
      handle: ({ caller, params }) => forgetMeeting(dependencies, params, caller),
    }),
  ]
}

const ofCoach: Record<CoachChoice, { path: string; put: string; delete: string }> = {
  paused: { path: 'pause', put: 'Pause a coach: nothing of the team’s room is open to them.', delete: 'Let a paused coach in again.' },
  mayEdit: { path: 'edit', put: 'Let a coach edit the team’s room.', delete: 'Let a coach only read the team’s room.' },
  practiceShared: {
    path: 'practice',
    put: 'Show a coach the team’s tries and what made the difference.',
    delete: 'Keep tries and what made the difference from a coach.',
  },
}

function coachRoutes(dependencies: TeamDependencies, choice: CoachChoice): Route[] {
  const { path, ...summaries } = ofCoach[choice]
  return (['put', 'delete'] as const).map((method) =>
    route({
      method,
      path: `/api/teams/:teamId/coaches/:personId/${path}`,
      summary: summaries[method],
      who: whoIsSignedIn,
      policy: 'run the team',
      params: z.object({ teamId: id, personId: id }),
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'forbidden'],
      handle: ({ caller, params }) => decideAboutCoach(dependencies, params, choice, method === 'put', caller),
    }),
  )
}

function invitationRoutes(dependencies: TeamDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/teams/:teamId/leaders',
      summary: 'The building’s leaders, to invite one.',
      who: whoIsSignedIn,
      policy: 'run the team',
      params: ofTeam,
      body: noBody,
      answer: json(leadersSchema),
      errors: ['not-found', 'forbidden'],
      handle: async ({ caller }) => ({ leaders: await leadersOf(dependencies.database.read, caller.buildingId) }),
    }),
    route({
      method: 'post',
      path: '/api/teams/:teamId/leader-invitations',
      summary: 'Let a leader read the team’s pages on one day.',
      who: whoIsSignedIn,
      policy: 'run the team',
      params: ofTeam,
      body: jsonBody(inviteLeaderSchema),
      answer: json(z.object({ id: z.string() }), 201),
      errors: ['not-found', 'forbidden', 'bad-request', 'conflict'],
      handle: async ({ caller, params, body }) => ({ id: await inviteLeader(dependencies, params.teamId, body, caller) }),
    }),
    route({
      method: 'delete',
      path: '/api/teams/:teamId/leader-invitations/:invitationId',
      summary: 'Withdraw an invitation; a leader who is looking is out within a second.',
      who: whoIsSignedIn,
      policy: 'run the team',
      params: z.object({ teamId: id, invitationId: id }),
      body: noBody,
      answer: nothing,
      errors: ['not-found', 'forbidden'],
      handle: ({ caller, params }) => withdrawInvitation(dependencies, params, caller),
    }),
    route({
      method: 'get',
      path: '/api/invitations',
      summary: 'Teams that have invited me, a leader, for today or a day to come.',
      who: whoIsSignedIn,
      policy: 'read the leader’s board',
      params: noParams,
      body: noBody,
      answer: json(myInvitationsSchema),
      errors: ['forbidden'],
      countsAsUse: false,
      handle: ({ caller }) => readMyInvitations(dependencies, caller),
    }),
  ]
}

function emergencyRoutes(dependencies: TeamDependencies): Route[] {
  const emergency = { path: '/api/teams/:teamId/emergency-access', who: whoIsSignedIn, policy: 'open in an emergency', params: ofTeam } as const
  return [
    route({
      ...emergency,
      method: 'get',
      summary: 'What of a team is open to me, an admin, in an emergency now.',
      body: noBody,
      answer: json(emergencyAccessSchema),
      errors: ['not-found'],
      handle: ({ caller, params }) => readEmergency(dependencies, params.teamId, caller),
    }),
    route({
      ...emergency,
      method: 'post',
      summary: 'Open a team’s pages to me, an admin, read-only, for two hours. The team is told, and why.',
      body: jsonBody(openInEmergencySchema),
      answer: json(emergencyAccessSchema, 201),
      errors: ['not-found', 'bad-request', 'conflict'],
      async handle({ caller, standing, params, body }) {
        await openInEmergency(dependencies, params.teamId, { reason: body.reason, relation: standing.toTeam }, caller)
        return readEmergency(dependencies, params.teamId, caller)
      },
    }),
    route({
      ...emergency,
      method: 'delete',
      summary: 'End my emergency access.',
      body: noBody,
      answer: nothing,
      errors: ['not-found'],
      handle: ({ caller, params }) => endEmergency(dependencies, params.teamId, caller),
    }),
  ]
}
