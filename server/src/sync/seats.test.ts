import { closeCode } from 'shared/sync/wire'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { ControlledLog } from '../testing/controlled-log'
import { headersOf, until } from '../testing/provider'
import { signedIn } from '../testing/room-client'
import { startSyncServer, type SyncServer } from '../testing/sync-server'

let school: SyncServer
beforeEach(async () => {
  const log = new ControlledLog()
  log.create('d1', Y.encodeStateAsUpdate(new Y.Doc()))
  school = await startSyncServer(log)
})
afterEach(() => school.close())

interface Page {
  socket: WebSocket
  isIn: boolean
  /** What it was closed with. */
  code: number | null
}

/** A page that this person opens: is it in (it has been sent something), or out? */
function open(personId: string): Page {
  school.sessions.set(personId, signedIn(personId))
  const door = school.door(personId)
  const page: Page = { socket: new WebSocket(`${door.url}/d1`, { headers: headersOf(door) }), isIn: false, code: null }
  page.socket.on('message', () => (page.isIn = true))
  page.socket.on('close', (code) => (page.code = code))
  page.socket.on('error', () => {})
  return page
}

it('G7 one person has at most 200 live pages open; the next is asked to come back, and may when one has gone', async () => {
  const pages = Array.from({ length: 200 }, () => open('mallory'))
  await until('all are in', () => pages.every(({ isIn }) => isIn), 10_000)
  const [more, someoneElse] = [open('mallory'), open('ana')]
  await until('the next is out, and somebody else is in', () => more.code !== null && someoneElse.isIn)
  expect(more.code).toBe(closeCode.overloaded)
  pages[0]?.socket.close()
  await until('one has gone', () => pages[0]?.code !== null)
  const again = open('mallory')
  await until('there is room again', () => again.isIn)
  expect(pages.filter(({ code }) => code !== null)).toHaveLength(1)
})

it('G7 three hundred people who open the same page at the same time are all let in', async () => {
  const pages = Array.from({ length: 300 }, (_, index) => open(`p${index}`))
  await until('all are in', () => pages.every(({ isIn }) => isIn), 10_000)
  expect(pages.filter(({ code }) => code !== null)).toEqual([])
})
