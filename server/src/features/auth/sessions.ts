import type { Database } from '../../db/client'
import type { Transaction } from '../../db/transaction'
import type { Clock } from '../../lib/clock'
import { minute, second } from '../../lib/clock'
import { inFewLines } from '../../lib/few-lines'
import type { Logger } from '../../lib/logger'
import { hashOf, newToken } from './secret-token'
import * as store from './store'

/** How long sessions live; milliseconds. */
export interface SessionLimits {
  /** Without use, on a device that is shared. */
  idle: number
  /** In all, on a device that is shared. */
  most: number
  /** In all, on a device that its owner has called their own. */
  ownDevice: number
}

export interface SessionsSettings {
  database: Database
  limits: SessionLimits
  now: Clock
  logger: Logger
  /** Told after the session is gone from the disk. */
  onEnded(sessionId: string): void
}

/** What becomes of the cookie: the secret itself is kept nowhere else. */
export interface OpenedSession {
  secret: string
  sessionId: string
  /** Milliseconds that the cookie outlives the browser; null: it ends with it. */
  cookieMaxAge: number | null
}

export interface NewSession {
  personId: string
  buildingId: string
  ownDevice: boolean
  userAgent: string
}

const longestUserAgent = 200

/** Sessions of people: opaque secrets of 32 random bytes, kept as SHA-256 hashes, which serve as their ids here. */
export class Sessions {
  readonly #settings: SessionsSettings
  /** Latest use of each session, until it is written: a session's row is touched at most once in `#writeEvery`. */
  readonly #uses = new Map<string, { writtenAt: number; usedAt: number }>()
  readonly #writeEvery: number
  #timer: NodeJS.Timeout | null = null
  #sweeping: Promise<void> | null = null

  constructor(settings: SessionsSettings) {
    this.#settings = settings
    this.#writeEvery = Math.min(minute, settings.limits.idle / 4)
  }

  /** @param db the transaction that has a reason to open it */
  async open({ personId, buildingId, ownDevice, userAgent }: NewSession, db = this.#settings.database.write): Promise<OpenedSession> {
    const { limits, now } = this.#settings
    const secret = newToken()
    const sessionId = hashOf(secret)
    const at = now()
    await store.insertSession(db, {
      id_hash: sessionId,
      building_id: buildingId,
      person_id: personId,
      created_at: at,
      last_used_at: at,
      expires_at: endOf({ created_at: at, own_device: ownDevice ? 1 : 0 }, at, limits),
      own_device: ownDevice ? 1 : 0,
      user_agent: userAgent.slice(0, longestUserAgent),
    })
    return { secret, sessionId, cookieMaxAge: ownDevice ? limits.ownDevice : null }
  }

  /** The session that a secret opens; null when it opens none. With `counts`, asking is using. */
  async find(secret: string, counts: boolean) {
    const { database, limits, now } = this.#settings
    const row = await store.findSession(database.read, hashOf(secret))
    if (row === undefined) return null
    // The latest use may not have been written yet.
    const usedAt = Math.max(row.last_used_at, this.#uses.get(row.id_hash)?.usedAt ?? 0)
    if (endOf(row, usedAt, limits) <= now()) return null
    if (counts) this.used(row.id_hash)
    return { ...row, expires_at: endOf(row, counts ? now() : usedAt, limits) }
  }

  /** The session is being used: by a request, or by typing. Written at once, and then at most once a minute. */
  used(sessionId: string): void {
    const usedAt = this.#settings.now()
    const known = this.#uses.get(sessionId)
    if (known === undefined) this.#uses.set(sessionId, { writtenAt: 0, usedAt })
    else known.usedAt = usedAt
  }

  async end(sessionId: string): Promise<void> {
    await store.deleteSession(this.#settings.database.write, sessionId)
    this.#ended([sessionId])
  }

  /** Signs a person out on every device. */
  async endAllOf(personId: string): Promise<void> {
    this.#ended(await store.deleteSessionsOf(this.#settings.database.write, personId))
  }

  /** Signs a person out on one of their devices; false when this session is not theirs. */
  async endOwn(personId: string, sessionId: string): Promise<boolean> {
    const ended = await store.deleteOwnSession(this.#settings.database.write, personId, sessionId)
    if (ended) this.#ended([sessionId])
    return ended
  }

  /**
   * Ends a person's sessions in the transaction that gives a reason to.
   * @param stays the session that goes on; null: none does
   * @returns what to call after the transaction: closes their sockets
   */
  async endOthers(transaction: Transaction, personId: string, stays: string | null): Promise<() => void> {
    const ended = await store.deleteOtherSessions(transaction, personId, stays)
    return () => this.#ended(ended)
  }

  /**
   * Whoever signs in on a browser takes the place of who was there: without its cookie nobody could end that session.
   * @returns what to call after the transaction
   */
  async endUnlessOf(transaction: Transaction, secret: string, personId: string): Promise<() => void> {
    const sessionId = hashOf(secret)
    const ended = await store.deleteSessionUnlessOf(transaction, sessionId, personId)
    return () => this.#ended(ended ? [sessionId] : [])
  }

  /** Where a person is signed in, latest use first. */
  async of(personId: string) {
    const { database, limits, now } = this.#settings
    const rows = await store.sessionsOf(database.read, personId, now())
    const used = rows.map((row) => ({ ...row, last_used_at: Math.max(row.last_used_at, this.#uses.get(row.id_hash)?.usedAt ?? 0) }))
    return used
      .map((row) => ({ ...row, expires_at: endOf(row, row.last_used_at, limits) }))
      .sort((one, other) => other.last_used_at - one.last_used_at)
  }

  /** Watches for sessions that run out: their sockets close within a second or so. */
  start(): void {
    const logger = inFewLines(this.#settings.logger, this.#settings.now)
    this.#timer = setInterval(() => {
      this.#sweeping ??= this.sweep()
        .catch((error: unknown) => logger.error({ err: error }, 'sessions could not be looked through'))
        .finally(() => (this.#sweeping = null))
    }, second / 2)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    await this.#sweeping
    await this.#writeUses(0)
  }

  /** Writes uses that are due, and ends what has run out. */
  async sweep(): Promise<void> {
    const { database, now } = this.#settings
    // One moment for all of it: whoever uses their session meanwhile is judged by the next sweep.
    const at = now()
    await this.#writeUses(this.#writeEvery)
    const next = await store.nextExpiry(database.read)
    if (next === null || next > at) return
    // A session that has just been used has moved on, whatever its row says.
    await this.#writeUses(0)
    this.#ended(await store.deleteExpiredSessions(database.write, at))
  }

  async #writeUses(notWithin: number): Promise<void> {
    const { database, limits, now } = this.#settings
    for (const [sessionId, use] of this.#uses) {
      if (use.usedAt <= use.writtenAt || now() - use.writtenAt < notWithin) continue
      const row = await store.findSession(database.read, sessionId)
      if (row === undefined) {
        this.#uses.delete(sessionId)
        continue
      }
      const { usedAt } = use
      await store.extendSession(database.write, sessionId, usedAt, endOf(row, usedAt, limits))
      use.writtenAt = usedAt
    }
  }

  #ended(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) {
      this.#uses.delete(sessionId)
      this.#settings.onEnded(sessionId)
    }
  }
}

/** When a session ends if it is not used again. Idleness ends it only on a device that is shared. */
function endOf(session: { created_at: number; own_device: number }, usedAt: number, limits: SessionLimits): number {
  if (session.own_device === 1) return session.created_at + limits.ownDevice
  return Math.min(usedAt + limits.idle, session.created_at + limits.most)
}
