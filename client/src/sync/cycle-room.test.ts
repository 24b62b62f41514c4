import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CycleDetail } from 'shared/cycles/schema'
import type { Session } from 'shared/people/schema'
import { closeCode, encodeMark } from 'shared/sync/wire'
import { fakeSyncServer } from '../testing/fake-sync-server'
import { type CycleRoom, openCycleRoom } from './cycle-room'
import { noLocalStore } from './local-store'
import { askBeforeLeaving } from './page'

const ana = { id: 'ana', name: 'Ana Nuñez', initials: 'AN', color: 'blue' } as const

const session: Session = {
  person: ana,
  roles: ['teacher'],
  building: { id: 'school', name: 'Cedar Hollow', demo: true },
  teams: [{ id: 'team', name: 'Grade 3', grade: '3' }],
  followedTeams: [],
  agreement: { signedBy: 'June Park', signedAt: 1, seenAt: 1 },
  expiresAt: 0,
}

const detail: CycleDetail = {
  id: 'cycle-3',
  number: 3,
  title: '',
  step: 'C',
  openedAt: 0,
  closedAt: null,
  pause: null,
  team: { id: 'team', name: 'Grade 3', grade: '3', students: 71 },
  members: [ana],
  coaches: [],
  nextMeeting: null,
  previousCycleId: null,
  nextCycleId: null,
  mayWriteTries: true,
  as: 'member',
  until: null,
  sight: { coaches: [], visitors: [] },
  emergencies: [],
  mayEdit: true,
  documents: {
    cycle: { id: 'cycle-3', epoch: 1 },
    practice: { id: 'practice-3', epoch: 1 },
    personal: { id: 'personal-3', epoch: 1 },
  },
}

let server: ReturnType<typeof fakeSyncServer>
let rooms: CycleRoom[]
beforeEach(() => {
  server = fakeSyncServer()
  rooms = []
})
afterEach(() => {
  for (const room of rooms) room.close()
  server.stop()
})

function openRoom(settings: Partial<Parameters<typeof openCycleRoom>[0]> = {}): CycleRoom {
  const room = openCycleRoom({ detail, session, localStore: noLocalStore, url: 'ws://school.test/sync', ...settings })
  rooms.push(room)
  return room
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 3_000, interval: 5 })
const saved = (room: CycleRoom) => until(() => expect(room.save.get()).toEqual({ kind: 'saved' }))

describe('the page of a cycle', () => {
  test('H2 is ready only when every document has come', async () => {
    const seen: string[] = []
    const room = openRoom()
    expect(room.status.get()).toEqual({ kind: 'loading' })
    const loaded = () => room.live.filter((document) => document.facts.get().loaded).length
    room.status.subscribe(() => seen.push(`${room.status.get().kind} with ${loaded()}`))
    await until(() => expect(room.status.get()).toEqual({ kind: 'ready' }))
    expect(seen).toEqual(['ready with 3'])
  })

  test('H2 stays closed while nothing has ever come', async () => {
    server.isUp = false
    const room = openRoom()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(room.status.get()).toEqual({ kind: 'loading' })
    expect(room.save.get()).toEqual({ kind: 'loading' })
  })

  test('H1 is saved when all its documents are', async () => {
    const room = openRoom()
    await saved(room)
    server.acknowledges = false
    room.personal?.transact(() => room.personal?.text('myImpact').insert(0, 'mine'))
    expect(room.save.get()).toEqual({ kind: 'saving' })
    expect(room.hasUnsent()).toBe(true)
  })

  test('A5 keeps a copy of what I write, and none of what I only read', () => {
    const copied: string[] = []
    const forgotten: string[] = []
    const localStore = {
      ...noLocalStore,
      copyOf: (_: string, kind: string) => (copied.push(kind), null),
      forgetSent: async (_: string, kind: string) => void forgotten.push(kind),
    }
    const coach = { ...detail, as: 'coach', mayWriteTries: false, documents: { ...detail.documents, personal: null } } as const
    openRoom({ localStore, detail: coach })
    expect({ copied, forgotten }).toEqual({ copied: ['cycle'], forgotten: ['practice'] })
    openRoom({ localStore, detail: { ...coach, as: 'invited', mayEdit: false } })
    expect({ copied, forgotten }).toEqual({ copied: ['cycle'], forgotten: ['practice', 'cycle', 'practice'] })
  })

  test('H2 asks before it closes while something is not acknowledged', async () => {
    const room = openRoom()
    const stop = askBeforeLeaving(window, room.hasUnsent)
    const leave = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await saved(room)
    expect(leave()).toBe(true)
    server.acknowledges = false
    room.cycle.set('goalTarget', 60)
    expect(leave()).toBe(false)
    stop()
  })

  test('H3 hands out my words of all documents when they are refused', async () => {
    const room = openRoom()
    await saved(room)
    server.acknowledges = false
    room.cycle.text('worry').insert(0, 'They stop early.')
    room.personal?.text('myImpact').insert(0, 'I waited longer.')
    server.send(encodeMark({ kind: 'nack', n: 2, reason: 'unknown-field' }))
    await until(() => expect(room.status.get()).toEqual({ kind: 'refused', reason: 'unknown-field', ready: true }))
    expect(room.copyMyChanges()).toBe('They stop early.\n\nI waited longer.')
  })

  test('A5 stays on screen when the sign-in ends, and goes on after the next one', async () => {
    const room = openRoom()
    await saved(room)
    server.close(closeCode.signedOut)
    expect(room.status.get()).toEqual({ kind: 'signed-out', ready: true })
    room.resume()
    await saved(room)
    expect(room.status.get()).toEqual({ kind: 'ready' })
  })

  test('A2 a role that changed is told to the page, which asks what it may do now', async () => {
    const roleChanged = vi.fn<() => void>()
    const room = openRoom({ roleChanged })
    await saved(room)
    server.close(closeCode.roleChanged)
    expect(roleChanged).toHaveBeenCalled()
  })

  test('a coach to whom the team has not opened its tries has no such document, and reads the rest', async () => {
    const documents = { ...detail.documents, practice: null, personal: null }
    const room = openRoom({ detail: { ...detail, mayEdit: false, documents } })
    await until(() => expect(room.status.get()).toEqual({ kind: 'ready' }))
    expect(room.practice).toBeNull()
    expect(room.personal).toBeNull()
    expect(room.save.get()).toEqual({ kind: 'read-only', live: true })
  })

  test('nobody is told when I am in a field of my own document', async () => {
    const room = openRoom()
    await saved(room)
    room.presence.enter('myImpact', room.personal?.doc)
    for (const { awareness } of room.live) expect(awareness.getLocalState() ?? {}).not.toMatchObject({ field: 'myImpact' })
  })
})
