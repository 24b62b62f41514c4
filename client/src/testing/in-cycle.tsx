import { QueryClientProvider } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import type { ReactElement } from 'react'
import { MemoryRouter } from 'react-router'
import type { CycleDocument, PersonalDocument, PracticeDocument } from 'shared/cycles/document'
import type { CycleDetail } from 'shared/cycles/schema'
import type { Step } from 'shared/cycles/steps'
import { makeCycle, makePersonal, makePractice } from 'shared/testing/builders'
import { Awareness } from 'y-protocols/awareness'
import { StepFrame } from '../features/cycles/components/step-frame'
import { CycleContext } from '../features/cycles/cycle-context'
import { makeQueryClient } from '../lib/query-client'
import { type Account, AccountContext } from '../lib/session'
import { CycleRoomProvider } from '../sync/cycle-room-context'
import type { CycleRoom, RoomStatus } from '../sync/cycle-room'
import { pageHistory } from '../sync/history'
import { pagePresence } from '../sync/presence'
import { writable } from '../sync/readable'
import type { SaveState } from '../sync/save-state'

interface Setting {
  cycle?: CycleDocument
  practice?: PracticeDocument | null
  personal?: PersonalDocument | null
  mayEdit?: boolean
  save?: SaveState
  status?: RoomStatus
  step?: Step
  detail?: Partial<CycleDetail>
  /** The address of the page. */
  at?: string
}

const ana = { id: 'ana', name: 'Ana Nuñez', initials: 'AN', color: 'blue' } as const
const ben = { id: 'ben', name: 'Ben Eze', initials: 'BE', color: 'amber' } as const

const account: Account = {
  session: {
    person: ana,
    roles: ['teacher'],
    building: { id: 'school', name: 'Cedar Hollow', demo: true },
    teams: [{ id: 'team', name: 'Grade 3', grade: '3' }],
    followedTeams: [],
    agreement: { signedBy: 'June Park', signedAt: 1, seenAt: 1 },
    expiresAt: Number.MAX_SAFE_INTEGER,
  },
  signOut: () => undefined,
  signOutEverywhere: () => undefined,
  viewAs: () => Promise.resolve(),
}

/** A room over real documents on this page alone: everything but the sockets. */
export function makeRoom(setting: Setting = {}): CycleRoom {
  const { cycle, practice, personal, mayEdit = true, save = { kind: 'saved' }, status = { kind: 'ready' } } = setting
  const own = {
    cycle: cycle ?? makeCycle(),
    practice: practice === undefined ? makePractice() : practice,
    personal: personal === undefined ? makePersonal() : personal,
  }
  const docs = [own.cycle, own.practice, own.personal].flatMap((each) => (each ? [each.doc] : []))
  const history = pageHistory(docs)
  const presence = pagePresence([{ doc: own.cycle.doc, awareness: new Awareness(own.cycle.doc) }], ana.id)
  return {
    ...own,
    mayEdit,
    status: writable(status),
    save: writable(save),
    history,
    presence,
    live: [],
    hasUnsent: () => false,
    resume: () => undefined,
    copyMyChanges: () => '',
    forgetChanges: () => Promise.resolve(),
    close() {
      presence.close()
      history.close()
    },
  }
}

/** Draws a part of a cycle page as Ana of a team of two sees it. */
export function renderInCycle(ui: ReactElement, setting: Setting = {}): RenderResult & { room: CycleRoom } {
  const room = makeRoom(setting)
  const { step = 'C', mayEdit = true } = setting
  const detail: CycleDetail = {
    id: 'cycle',
    number: 1,
    title: '',
    step,
    openedAt: 0,
    closedAt: null,
    pause: null,
    team: { id: 'team', name: 'Grade 3', grade: '3', students: 71 },
    members: [ana, ben],
    coaches: [],
    nextMeeting: null,
    previousCycleId: null,
    nextCycleId: null,
    mayEdit,
    mayWriteTries: mayEdit,
    as: mayEdit ? 'member' : 'coach',
    until: null,
    sight: { coaches: [{ name: 'Dana Okafor', paused: false, practiceShared: false }], visitors: [] },
    emergencies: [],
    documents: { cycle: { id: 'cycle', epoch: 1 }, practice: null, personal: null },
    ...setting.detail,
  }
  const drawn = render(
    <MemoryRouter initialEntries={[setting.at ?? '/']}>
      <QueryClientProvider client={makeQueryClient()}>
        <AccountContext value={account}>
          <CycleContext value={detail}>
            <CycleRoomProvider room={room}>
              <StepFrame step={step} cycleId={detail.id} jobPath={null}>
                {ui}
              </StepFrame>
            </CycleRoomProvider>
          </CycleContext>
        </AccountContext>
      </QueryClientProvider>
    </MemoryRouter>,
  )
  return { ...drawn, room }
}
