import { Clock } from './clock'
import { enter } from './globals'
import { anyOf, heal } from './happenings'
import type { Fault } from './books'
import { Trace } from './trace'
import { World } from './world'

export interface Outcome {
  seed: number
  steps: number
  edits: number
  acked: number
  faults: readonly Fault[]
  /** What went wrong, and how often. */
  seen: ReadonlyMap<string, number>
  /** The last things that happened. */
  last: readonly string[]
  /** The same for the same seed and the same program. */
  hash: string
}

const fewestSteps = 30
const moreSteps = 70
/** Everybody has the same by then. Seconds of the world's own. */
const healedWithin = 90
/** What is still under way on a slow link arrives in that time. Seconds of the world's own. */
const quietFor = 4
/** An idle document has been let go by then. Milliseconds of the world's own. */
const letGoAfter = 75_000

/** One world from its first step to the evening on which everybody has the same: the same for the same seed. */
export async function simulate(seed: number, keeps = 60): Promise<Outcome> {
  const clock = new Clock(seed)
  const trace = new Trace(() => clock.age, keeps)
  enter(clock)
  try {
    const world = new World(clock, trace)
    const steps = fewestSteps + world.pick(moreSteps)
    let step = 0
    for (; step < steps && world.books.faults.length === 0; step++) await live(world, step)
    if (world.books.faults.length === 0) await evening(world)
    for (const page of world.pages) page.close()
    const edits = world.pages.reduce((sum, page) => sum + page.edits, 0)
    const { acked, faults, seen } = world.books
    return { seed, steps: step, edits, acked: acked.length, faults, seen, last: trace.last, hash: trace.hash }
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { seed, steps: 0, edits: 0, acked: 0, faults: [{ kind: 'broken', rule: 'V3', what }], seen: new Map(), last: trace.last, hash: trace.hash }
  } finally {
    enter(null)
  }
}

async function live(world: World, step: number): Promise<void> {
  const happening = anyOf(world.random)
  world.trace.note(`-- ${step} ${happening.name}`)
  await happening.happens(world)
  await world.clock.run(world.random() < 0.8 ? world.pick(150) : world.pick(2500))
}

async function evening(world: World): Promise<void> {
  const { books, disk, pages } = world
  world.trace.note('-- evening')
  let quiet = 0
  for (let second = 0; second < healedWithin && quiet < quietFor && books.faults.length === 0; second++) {
    await heal(world)
    quiet = pages.every((page) => page.isQuiet || page.state === 'closed') ? quiet + 1 : 0
  }
  for (const page of pages) if (page.state !== 'closed' && !page.isQuiet) books.blame('H1', `${page.name} comes to no rest: ${page.unacknowledged}`)
  await world.clock.run(2000)
  compare(world)
  compareCompany(world)
  disk.check('in the evening')
  for (const page of pages) page.close()
  await world.clock.run(letGoAfter)
  if (books.faults.length === 0) await night(world)
}

/** Has everybody the same as whoever opens it now, and is everything there that was promised? */
function compare({ books, pages }: World): void {
  for (const page of pages) {
    if (page.state === 'closed') continue
    const book = books.book(page.documentId)
    const isSame = page.mayEdit ? book.equals(page.doc) : book.looksLike(page.doc)
    if (!isSame) books.blame('convergence', `${page.name} has another document than the disk`, 'diverged')
  }
  for (const { documentId, epoch, update, isExcused } of books.acked) {
    const book = books.book(documentId)
    if (!isExcused && (epoch !== book.epoch || !book.holds(update))) books.blame('H1', `an edit of ${documentId} was acknowledged and is not there`, 'lost')
  }
  for (const book of books.books.values()) {
    const words = book.words()
    if (new Set(words).size !== words.length) books.blame('L7', `words of ${book.documentId} stand there twice`, 'diverged')
  }
}

/** Does everybody see everybody who is there, and nobody who has gone? In a personal document nobody sees anyone. */
function compareCompany({ books, network, pages }: World): void {
  // Of somebody whose connection broke without a word, the server knows that they have gone when they answer no ping.
  const mayLinger = [...network.links].some((link) => link.isHalfOpen)
  const open = pages.filter(({ state }) => state === 'open')
  for (const page of open) {
    const others = open.filter(({ documentId, kind }) => documentId === page.documentId && kind !== 'personal')
    const there = new Set([page, ...others].map(({ doc }) => doc.clientID))
    // A stock client's echo of its own person's other window can take that window's id over; it shows itself again within 15 s.
    const echoed = others.filter((one) => pages.some((other) => other !== one && other.echoes && other.personId === one.personId && other.documentId === one.documentId))
    const mayHide = new Set(echoed.map(({ doc }) => doc.clientID))
    const missing = [...there].filter((clientId) => !page.sees.has(clientId) && !mayHide.has(clientId))
    const gone = [...page.sees].filter((clientId) => !there.has(clientId))
    if (missing.length > 0 || (gone.length > 0 && !mayLinger)) books.blame('A3', `${page.name} misses ${missing.length} who are there, and sees ${gone.length} who have gone`)
  }
}

/** Nobody is there: every room has been let go; after a start every state tells all of its log. */
async function night(world: World): Promise<void> {
  const { books, clock, disk } = world
  disk.check('at night')
  const rooms = { open: 0 }
  void world.server?.sync.figures().then((figures) => (rooms.open = figures.rooms))
  await clock.run(1000)
  if (rooms.open > 0) books.blame('L3', `${rooms.open} rooms are never let go`)
  await world.stop()
  world.start()
  await clock.run(letGoAfter)
  disk.checkStates()
}
