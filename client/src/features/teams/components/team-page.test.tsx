import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { TeamPage as Page } from 'shared/teams/schema'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Toaster } from '../../../components/toaster'
import { useToasts } from '../../../components/toast-store'
import { ana, ben, type FakeServer, fakeServer, makeSession } from '../../../testing/fake-server'
import { renderInApp } from '../../../testing/in-app'
import '../../../lib/team-messages'
import { TeamPage } from './team-page'

const dana = { id: 'dana', name: 'Dana Okafor', initials: 'DO', color: 'green' } as const
const june = { id: 'june', name: 'June Park', initials: 'JP', color: 'slate' } as const
const today = '2026-11-25'

function makePage(parts: Partial<Page> = {}): Page {
  return {
    team: { id: 'grade-3', name: 'Grade 3', grade: '3', students: 71 },
    as: 'member',
    mayRun: true,
    today,
    timeZone: null,
    members: [ana, ben],
    coaches: [{ person: dana, mayEdit: false, paused: false, practiceShared: false }],
    nextMeeting: null,
    meetingPlan: null,
    meetingToRecord: null,
    meetings: [],
    invitations: [],
    emergencies: [],
    ...parts,
  }
}

let server: FakeServer
beforeEach(() => {
  server = fakeServer()
  server.answer('GET /teams/grade-3/leaders', { leaders: [june] })
})
afterEach(() => {
  server.stop()
  useToasts.setState({ toasts: [] })
})

async function draw(page: Page, session = makeSession()) {
  server.answer('GET /teams/grade-3', page)
  renderInApp(
    <>
      <TeamPage teamId="grade-3" joining={<p>how others come in</p>} />
      <Toaster />
    </>,
    { session },
  )
  await screen.findByRole('heading', { level: 1, name: 'Grade 3' })
}
const lastSent = (method: string) => server.asked.filter(({ route }) => route.startsWith(method)).at(-1)

describe('the team’s own page', () => {
  it('says who is in the team, and how others come in', async () => {
    await draw(makePage())
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Ana Nuñez', 'Ben Eze'])
    expect(screen.getByText('how others come in')).toBeInTheDocument()
  })

  it('plans the team’s meetings in one sentence', async () => {
    server.answer('PUT /teams/grade-3/meeting-plan')
    await draw(makePage())
    await userEvent.click(screen.getByRole('button', { name: 'Plan our meetings' }))
    await userEvent.selectOptions(screen.getByLabelText('on'), 'Thursday')
    await userEvent.clear(screen.getByLabelText('at'))
    await userEvent.type(screen.getByLabelText('at'), '08:10')
    await userEvent.clear(screen.getByLabelText('for minutes'))
    await userEvent.type(screen.getByLabelText('for minutes'), '40')
    await userEvent.click(screen.getByRole('button', { name: 'Save the plan' }))
    expect(await screen.findByText('The meeting plan is saved.')).toBeInTheDocument()
    expect(lastSent('PUT')?.body).toEqual({ weekday: 4, time: '08:10', minutes: 40, until: '2027-05-25' })
  })

  it('keeps what was planned on screen when the server says what is wrong with it', async () => {
    server.refuse('PUT /teams/grade-3/meeting-plan', 'bad-request', 'Choose a last day between today and a year from now.')
    const meetingPlan = { weekday: 2, time: '14:45', minutes: 45, until: '2026-12-01' }
    await draw(makePage({ meetingPlan, nextMeeting: { date: '2026-12-01', time: '14:45', minutes: 45 } }))
    expect(screen.getByText(/Every Tuesday at 2:45 for 45 minutes, until 1 December.* Next: Tue 2:45, 1 December/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Change the plan' }))
    await userEvent.click(screen.getByRole('button', { name: 'Save the plan' }))
    expect(await screen.findByText(/could not be saved: Choose a last day/)).toBeInTheDocument()
    expect(screen.getByLabelText('at')).toHaveValue('14:45')
  })
})

describe('a meeting', () => {
  it('is put on record with one tap, and taken back with another', async () => {
    server.answer('PUT /teams/grade-3/meetings/2026-11-24')
    server.answer('DELETE /teams/grade-3/meetings/2026-11-24')
    await draw(makePage({ meetingToRecord: '2026-11-24' }))
    const question = screen.getByRole('group', { name: /Did you meet/ })
    server.answer('GET /teams/grade-3', makePage({ meetings: [{ date: '2026-11-24', met: true, reason: '' }] }))
    await userEvent.click(within(question).getByRole('button', { name: 'We met' }))
    expect(lastSent('PUT')?.body).toEqual({ met: true })
    await waitFor(() => expect(question).not.toBeInTheDocument())
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(lastSent('DELETE')?.route).toBe('DELETE /teams/grade-3/meetings/2026-11-24'))
  })

  it('that could not be has its reason in one tap or in a few words', async () => {
    server.answer('PUT /teams/grade-3/meetings/2026-11-24')
    await draw(makePage({ meetingToRecord: '2026-11-24' }))
    await userEvent.click(screen.getByRole('button', { name: /We couldn’t/ }))
    expect(screen.getByLabelText('We couldn’t, because')).toHaveFocus()
    await userEvent.keyboard('the fire alarm{Enter}')
    expect(lastSent('PUT')?.body).toEqual({ met: false, reason: 'the fire alarm' })
    await userEvent.click(screen.getByRole('button', { name: /We couldn’t/ }))
    await userEvent.click(screen.getByRole('button', { name: 'We had no cover' }))
    expect(lastSent('PUT')?.body).toEqual({ met: false, reason: 'We had no cover' })
  })
})

describe('the team’s coach', () => {
  it('stands there with what they see today, and is paused and let in again', async () => {
    server.answer('PUT /teams/grade-3/coaches/dana/pause')
    await draw(makePage())
    expect(screen.getByText(/Today Dana Okafor reads .* They do not see your tries/)).toBeInTheDocument()
    server.answer('GET /teams/grade-3', makePage({ coaches: [{ person: dana, mayEdit: false, paused: true, practiceShared: false }] }))
    await userEvent.click(screen.getByRole('button', { name: 'Pause Dana Okafor' }))
    expect(await screen.findByText(/Paused\. Dana Okafor sees nothing of your pages/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Let Dana Okafor in again' })).toBeInTheDocument()
    expect(screen.queryByRole('checkbox')).toBeNull()
    // What stands beside the meetings is true then too.
    expect([...document.querySelectorAll('[data-visibility]')].map((chip) => chip.textContent)).toEqual(['Building', 'Team', 'Team', 'Team'])
  })

  it('is shown the tries, or let edit, by a tick', async () => {
    server.answer('PUT /teams/grade-3/coaches/dana/practice')
    server.answer('PUT /teams/grade-3/coaches/dana/edit')
    await draw(makePage())
    await userEvent.click(screen.getByRole('checkbox', { name: /Show Dana Okafor our tries/ }))
    expect(await screen.findByText('Dana Okafor can read your tries.')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('checkbox', { name: /Let Dana Okafor edit/ }))
    expect(await screen.findByText('Dana Okafor can edit with you.')).toBeInTheDocument()
  })

  it('reads here what the team lets them see, and decides nothing', async () => {
    const coach = makeSession({ person: dana, roles: ['coach'], teams: [] })
    await draw(makePage({ as: 'coach', mayRun: false }), coach)
    expect(screen.getByRole('heading', { name: 'What you see here' })).toBeInTheDocument()
    expect(screen.queryByText('how others come in')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('inviting a leader', () => {
  it('says before what that leader will see, and that it ends with the day', async () => {
    server.answer('POST /teams/grade-3/leader-invitations', { id: 'i1' })
    await draw(makePage())
    await userEvent.selectOptions(await screen.findByLabelText('Who'), 'June Park')
    await userEvent.type(screen.getByLabelText('Which day'), '2026-11-26')
    expect(screen.getByText(/On Thursday, 26 November.*, all day and then no more, June Park can read .* Not your tries/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Invite' }))
    expect(lastSent('POST')?.body).toEqual({ personId: 'june', date: '2026-11-26' })
    expect(await screen.findByText(/June Park is invited for Thursday/)).toBeInTheDocument()
  })

  it('lists who is invited, to be withdrawn, and who was here', async () => {
    server.answer('DELETE /teams/grade-3/leader-invitations/i1')
    const invitation = { person: june, invitedBy: 'Ben Eze' }
    await draw(makePage({ invitations: [{ ...invitation, id: 'i1', date: today }, { ...invitation, id: 'i0', date: '2026-10-01' }] }))
    expect(screen.getByText(/June Park/).closest('li')).toHaveTextContent('June Park, today · invited by Ben Eze')
    await userEvent.click(screen.getByRole('button', { name: /Withdraw the invitation of June Park/ }))
    expect(await screen.findByText('June Park is not invited any more.')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: /Were here/ }))
    expect(screen.getByText(/1 October/)).toBeInTheDocument()
  })
})

describe('an emergency', () => {
  const admin = makeSession({ person: { ...june, name: 'Theo Lang' }, roles: ['admin'], teams: [] })

  it('is told to the team: who, when and why', async () => {
    const startsAt = new Date(2025, 10, 18, 9, 30).getTime()
    const notice = { id: 'e1', by: 'Theo Lang', startsAt, endsAt: startsAt + 7_200_000, reason: 'A child may be in danger.' }
    await draw(makePage({ emergencies: [notice] }))
    expect(screen.getByText(/Theo Lang .* on Tuesday, 18 November 2025 at 9:30.* “A child may be in danger\.”/)).toBeInTheDocument()
  })

  it('opens a team’s pages to an admin who says why, and lists its cycles only then', async () => {
    server.refuse('GET /teams/grade-3', 'not-found')
    server.answer('GET /teams/grade-3/emergency-access', { team: { id: 'grade-3', name: 'Grade 3' }, open: null })
    const endsAt = new Date(2026, 10, 24, 11, 30).getTime()
    const open = { endsAt, cycles: [{ id: 'c3', number: 3, closed: false }] }
    server.answer('POST /teams/grade-3/emergency-access', { team: { id: 'grade-3', name: 'Grade 3' }, open })
    renderInApp(<TeamPage teamId="grade-3" />, { session: admin })
    expect(await screen.findByRole('heading', { name: 'Open Grade 3 in an emergency' })).toBeInTheDocument()
    const why = screen.getByLabelText('Why must you look?')
    await userEvent.type(why, 'just looking')
    expect(screen.getByText(/8 characters more/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Open, and tell the team' }))
    expect(lastSent('POST')).toBeUndefined()
    await userEvent.type(why, ', a parent called about a danger')
    await userEvent.click(screen.getByRole('button', { name: 'Open, and tell the team' }))
    expect(await screen.findByText(/open to you until 11:30\. The team has been told/)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Cycle 3' })).toHaveAttribute('href', '/cycles/c3')
  })

  it('is no way in for anybody else: the page is closed, and says for whom it is', async () => {
    server.refuse('GET /teams/grade-3', 'not-found')
    renderInApp(<TeamPage teamId="grade-3" />, { session: makeSession({ roles: ['leader'], teams: [] }) })
    expect(await screen.findByRole('heading', { name: 'This page is not open to you' })).toBeInTheDocument()
  })
})
