import { may } from 'shared/access/policy'
import type { Relation, Standing } from 'shared/access/standing'
import type { Hint } from 'shared/dashboards/schema'
import { ClearCycleError } from 'shared/errors'
import type { EventStream, Streaming } from '../../http/answers'
import type { Caller } from '../../http/route'
import { type Clock, second } from '../../lib/clock'
import type { Logger } from '../../lib/logger'

/** What is shown there may have changed: to a team, or to all of a building. */
export type Change = { what: Exclude<Hint['what'], 'asks' | 'session'> } & (
  | { teamId: string; buildingId?: never }
  | { buildingId: string; teamId?: never }
)

export interface NewsSettings {
  relationTo(teamId: string, personId: string): Promise<Relation>
  inBuilding(personId: string): Promise<Pick<Standing, 'roles' | 'teaches'>>
  buildingOf(teamId: string): Promise<string | null>
  /** What the board tells this person now, as something to compare; null when it tells them nothing. */
  board(person: Person): Promise<string | null>
  logger: Pick<Logger, 'error'>
  now: Clock
}

interface Person {
  personId: string
  buildingId: string
}

interface Listener extends Person {
  sessionId: string
  stream: EventStream<Hint>
  /** What the board told them when they were last told to look. */
  board: Promise<string | null>
}

/** Changes gather for so long before anybody is told … */
const gather = second
/** … and a page is asked again at most this often, however busily a team types. */
const atMostEvery = 5 * second
/** Browsers keep six connections to a server over HTTP/1.1, for all tabs together: streams must leave room. */
const mostPerSession = 3

/**
 * Tells pages to look again: no more than that, and only those whose answer has changed for the person who looks.
 *
 * That something happened is itself something to know: who writes at 11 pm, and how often. So a hint goes only where its
 * reader could find the change anyway. Members and coaches, who may read the room, hear that it moved. Everybody else
 * hears of the board alone, when what the board shows to *them* has become something else: a step, a strategy's
 * name, a meeting, a card that they may read; never when somebody types. Rights are asked again for each hint.
 */
export class News {
  readonly #settings: NewsSettings
  readonly #listeners = new Set<Listener>()
  readonly #waiting = new Map<Change['what'], { changes: Change[]; timer: NodeJS.Timeout }>()
  readonly #toldAt = new Map<Change['what'], number>()
  #closed = false

  constructor(settings: NewsSettings) {
    this.#settings = settings
  }

  /** Is anybody listening at all? */
  get isHeard(): boolean {
    return this.#listeners.size > 0
  }

  /** A stream for who asks. Throws `too-many` when their session has enough of them. */
  open({ id: personId, buildingId, sessionId }: Pick<Caller, 'id' | 'buildingId' | 'sessionId'>): Streaming<Hint> {
    const mine = [...this.#listeners].filter((listener) => listener.sessionId === sessionId)
    if (mine.length >= mostPerSession) {
      throw new ClearCycleError('too-many', 'This page is open in several tabs already. It looks for news when you come back to it.')
    }
    return (stream) => {
      if (this.#closed) {
        stream.end()
        return () => {}
      }
      const person = { personId, buildingId }
      const listener = { ...person, sessionId, stream, board: this.#look(person) }
      this.#listeners.add(listener)
      return () => void this.#listeners.delete(listener)
    }
  }

  /** Call it after the commit. What the board shows of a team stands on its own pages too. */
  changed(change: Change): void {
    if (this.#closed || this.#listeners.size === 0) return
    this.#wait(change)
    if (change.what === 'board') {
      this.#wait({ ...change, what: 'home' })
      this.#wait({ ...change, what: 'desk' })
    }
  }

  /** Somebody's own rights have changed: all that they see may have. */
  rightsChanged(personId: string): void {
    for (const listener of this.#listeners) {
      if (listener.personId !== personId) continue
      for (const what of ['session', 'board', 'desk', 'home', 'asks'] as const) listener.stream.say({ what })
      listener.board = this.#look(listener)
    }
  }

  /** What these people find among the asks to them, or of their team, is another. Call it after the commit. */
  asksChanged(personIds: readonly string[]): void {
    for (const { personId, stream } of this.#listeners) if (personIds.includes(personId)) stream.say({ what: 'asks' })
  }

  sessionEnded(sessionId: string): void {
    for (const listener of this.#listeners) {
      if (listener.sessionId !== sessionId) continue
      listener.stream.say({ what: 'session' })
      listener.stream.end()
    }
  }

  /** Ends every stream. */
  close(): void {
    this.#closed = true
    for (const { timer } of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
    for (const { stream } of this.#listeners) stream.end()
  }

  #wait(change: Change): void {
    const { what } = change
    const waiting = this.#waiting.get(what)
    if (waiting !== undefined) {
      waiting.changes.push(change)
      return
    }
    const since = this.#settings.now() - (this.#toldAt.get(what) ?? -Infinity)
    const timer = setTimeout(() => void this.#tell(what), Math.max(gather, atMostEvery - since)).unref()
    this.#waiting.set(what, { changes: [change], timer })
  }

  async #tell(what: Change['what']): Promise<void> {
    const changes = this.#waiting.get(what)?.changes ?? []
    this.#waiting.delete(what)
    this.#toldAt.set(what, this.#settings.now())
    try {
      const scopes = await this.#scopesOf(changes)
      await Promise.all([...this.#listeners].map((listener) => this.#tellOne(listener, what, scopes)))
    } catch (error) {
      this.#failed(error)
    }
  }

  async #scopesOf(changes: readonly Change[]): Promise<Scope[]> {
    const teamIds = new Set(changes.flatMap(({ teamId }) => teamId ?? []))
    const ofTeams = [...teamIds].map(async (teamId) => ({ teamId, buildingId: await this.#settings.buildingOf(teamId) }))
    const ofBuildings = changes.flatMap(({ buildingId }) => (buildingId === undefined ? [] : [{ teamId: null, buildingId }]))
    return [...(await Promise.all(ofTeams)), ...ofBuildings]
  }

  async #tellOne(listener: Listener, what: Change['what'], scopes: readonly Scope[]): Promise<void> {
    const near = scopes.filter(({ buildingId }) => buildingId === listener.buildingId)
    if (near.length > 0 && (await this.#concerns(listener, what, near)) && this.#listeners.has(listener)) {
      listener.stream.say({ what })
    }
  }

  async #concerns(listener: Listener, what: Change['what'], scopes: readonly Scope[]): Promise<boolean> {
    if (what === 'board') return this.#boardIsAnother(listener)
    const { relationTo, inBuilding } = this.#settings
    const standing = await inBuilding(listener.personId)
    for (const { teamId } of scopes) {
      if (teamId === null) return what === 'home' ? standing.teaches : standing.roles.includes('coach')
      const toTeam = await relationTo(teamId, listener.personId)
      if (toTeam.kind === (what === 'home' ? 'member' : 'coach') && may('read the room', { ...standing, toTeam })) return true
    }
    return false
  }

  async #boardIsAnother(listener: Listener): Promise<boolean> {
    const before = listener.board
    listener.board = this.#look(listener)
    return (await before) !== (await listener.board)
  }

  async #look({ personId, buildingId }: Person): Promise<string | null> {
    try {
      return await this.#settings.board({ personId, buildingId })
    } catch (error) {
      this.#failed(error)
      return null
    }
  }

  #failed(error: unknown): void {
    this.#settings.logger.error({ err: error }, 'Pages could not be told to look again')
  }
}

interface Scope {
  teamId: string | null
  buildingId: string | null
}
