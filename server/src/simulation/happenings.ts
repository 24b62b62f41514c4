import * as Y from 'yjs'
import { Intruder } from './intruder'
import type { Link } from './link'
import { fair } from './log'
import type { Page } from './page'
import type { World } from './world'

/** Something that may happen, and how often beside the others. */
interface Happening {
  name: string
  weight: number
  happens(world: World): void | Promise<void>
}

const megabyte = 1024 * 1024
const pauses = { typing: 40, server: 3000 }

/** What may happen in a world, one at a time, each with what it needs. */
export const happenings: readonly Happening[] = [
  { name: 'types', weight: 26, happens: (world) => types(world, 1 + world.pick(4)) },
  { name: 'types a lot', weight: 3, happens: (world) => types(world, 10 + world.pick(30)) },
  { name: 'takes back', weight: 4, happens: (world) => withPage(world, (page) => (world.random() < 0.6 ? page.undo() : page.redo())) },
  { name: 'shows', weight: 4, happens: (world) => withPage(world, (page) => page.show(page.personId)) },
  { name: 'shows as another', weight: 2, happens: (world) => withPage(world, (page) => page.show(world.oneOf(world.people) ?? '')) },
  { name: 'goes offline', weight: 3, happens: (world) => withPage(world, (page) => page.offline()) },
  { name: 'comes online', weight: 4, happens: (world) => everyPage(world, (page) => page.online()) },
  { name: 'closes', weight: 2, happens: (world) => withPage(world, (page) => page.close()) },
  { name: 'opens', weight: 4, happens: (world) => everyPage(world, (page) => page.open()) },
  { name: 'reloads', weight: 3, happens: (world) => withPage(world, reload) },
  { name: 'scribbles', weight: 3, happens: (world) => everyPage(world, (page) => page.scribble()) },
  { name: 'cut', weight: 4, happens: (world) => withLink(world, (link) => link.cut(1 + world.pick(2000), 1 + world.pick(50_000))) },
  { name: 'stalls', weight: 3, happens: (world) => withLink(world, (link) => link.stall()) },
  { name: 'stops reading', weight: 3, happens: (world) => withLink(world, (link) => link.choke((1 + world.pick(40)) * megabyte)) },
  { name: 'flows', weight: 5, happens: (world) => allFlow(world) },
  { name: 'weather', weight: 4, happens: changeWeather },
  { name: 'dies', weight: 2, happens: die },
  { name: 'restarts', weight: 1, happens: restart },
  { name: 'right', weight: 4, happens: changeRight },
  { name: 'signs out', weight: 1, happens: signOut },
  { name: 'signs in', weight: 2, happens: (world) => signIn(world) },
  { name: 'server edits', weight: 3, happens: (world) => world.serverEdits(world.oneOf(world.documents) ?? '') },
  { name: 'server reads', weight: 2, happens: (world) => world.serverReads(world.oneOf(world.documents) ?? '') },
  { name: 'intrudes', weight: 3, happens: intrude },
  { name: 'damage', weight: 2, happens: (world) => damage(world) },
  { name: 'backup', weight: 2, happens: (world) => world.backUp() },
  { name: 'restore', weight: 1, happens: restore },
  { name: 'begins again', weight: 1, happens: (world) => world.beginAgain(world.oneOf(world.documents) ?? '') },
  { name: 'waits', weight: 3, happens: (world) => world.clock.run(world.pick(12_000)) },
  { name: 'waits long', weight: 1, happens: (world) => world.clock.run(30_000 + world.pick(40_000)) },
]

const total = happenings.reduce((sum, { weight }) => sum + weight, 0)

export function anyOf(random: () => number): Happening {
  let place = random() * total
  const found = happenings.find(({ weight }) => (place -= weight) < 0)
  if (found === undefined) throw new Error('nothing happens')
  return found
}

/** Everything works again: the disk, the network, and everybody is there. */
export async function heal(world: World): Promise<void> {
  world.disk.weather = fair
  world.network.slowest = 10
  allFlow(world)
  signIn(world)
  if (world.server === null) world.start()
  for (const page of world.pages) {
    if (page.state === 'refused' || page.isSpoiled) reload(page)
    page.open()
    page.online()
  }
  await world.clock.run(1000)
}

async function types(world: World, edits: number): Promise<void> {
  const page = world.oneOf(world.pages.filter(({ state, mayEdit }) => state === 'open' && mayEdit))
  for (let edit = 0; edit < edits && page !== undefined; edit++) {
    page.edit()
    if (edits > 5 || world.random() < 0.5) await world.clock.run(world.pick(pauses.typing))
  }
}

function withPage(world: World, what: (page: Page) => void): void {
  const page = world.oneOf(world.pages.filter(({ state }) => state !== 'closed'))
  if (page !== undefined) what(page)
}

/** To one page more often than to all. */
function everyPage(world: World, what: (page: Page) => void): void {
  const one = world.random() < 0.6 ? world.oneOf(world.pages) : undefined
  for (const page of one === undefined ? world.pages : [one]) what(page)
}

function reload(page: Page): void {
  page.close()
  page.open()
}

function withLink(world: World, what: (link: Link) => void): void {
  const link = world.oneOf([...world.network.links])
  if (link !== undefined) what(link)
}

function allFlow(world: World): void {
  for (const link of world.network.links) link.flow()
}

function changeWeather(world: World): void {
  const { random } = world
  const isFair = random() < 0.4
  world.network.slowest = [5, 40, 300, 2000][world.pick(4)] ?? 5
  world.disk.weather = isFair
    ? fair
    : { failsBefore: random() * 0.3, failsAfter: random() * 0.3, loadFails: random() * 0.3, spoils: random() * 0.5, slowest: [5, 50, 50, 1500, 20_000][world.pick(5)] ?? 5 }
}

async function die(world: World): Promise<void> {
  if (world.server === null) return
  world.kill(world.random() < 0.5)
  await world.clock.run(0)
  world.disk.check('after the server died')
  world.clock.timer(() => world.server ?? world.start(), 1 + world.pick(pauses.server), null)
}

async function restart(world: World): Promise<void> {
  await world.stop()
  world.start()
}

/** Often while they type, so that what they type is on its way to the disk when their right ends. */
async function changeRight(world: World): Promise<void> {
  const documentId = world.oneOf(['cycle', 'practice'])
  const person = world.oneOf(world.people)
  if (documentId === undefined || person === undefined) return
  const typing = world.pages.filter((page) => page.personId === person && page.documentId === documentId)
  for (let edit = world.pick(4); edit > 0; edit--) {
    for (const page of typing) page.edit()
    await world.clock.run(world.pick(20))
  }
  world.setRight(person, documentId, world.oneOf(['editor', 'editor', 'reader', 'none', 'none'] as const) ?? 'none')
}

function signOut(world: World): void {
  const person = world.oneOf(world.people)
  if (person === undefined) return
  world.trace.note(`${person} signs out`)
  world.signedOut.add(person)
  world.server?.tell({ kind: 'session-ended', sessionId: `session of ${person}` })
}

function signIn(world: World): void {
  world.signedOut.clear()
  for (const page of world.pages) page.signedIn()
}

function intrude(world: World): void {
  const { books, network, clock, random } = world
  const book = books.book(world.oneOf(world.documents) ?? '')
  const person = book.kind === 'personal' ? 'ada' : world.oneOf(world.people)
  // Whose id it is, is known once they have written under it.
  const known = [...books.authors].filter(([clientId, author]) => author !== person && Y.getState(book.doc.store, clientId) > 0)
  const victim = world.oneOf(known)
  if (person === undefined || victim === undefined || book.isRecovering || books.right(person, book.documentId).kind === 'none') return
  const link = new Intruder(`intruder.${person}`, person).attack(network, book, victim[0], random)
  clock.timer(() => link.client.close(), 500 + world.pick(3000), null)
}

function damage(world: World): void {
  const documentId = world.oneOf(world.documents) ?? ''
  if (world.disk.damage(documentId)) world.trace.note(`the newest snapshot of ${documentId} is spoiled`)
  world.disk.check('after a snapshot was spoiled')
}

/** With the server stopped, or while it is down. */
async function restore(world: World): Promise<void> {
  if (world.server !== null && world.random() < 0.7) await world.stop()
  else world.kill(world.random() < 0.5)
  await world.clock.run(0)
  world.restore()
  world.start()
}
