import { cycleSchema } from 'shared/cycles/schema'
import type { DocumentKind } from 'shared/cycles/fields'
import { demoSchema } from 'shared/people/schema'
import { homeSchema } from 'shared/teams/schema'
import type * as z from 'zod/mini'
import type { Door } from '../testing/provider'
import { groupBy } from './group-by'

/** Somebody of the demo school at the door of a document. */
export interface Seat {
  person: string
  door: Door
  documentId: string
  kind: DocumentKind
  epoch: number
}

const sharedKinds = ['cycle', 'practice'] as const

/** The demo school's HTTP API, as any client uses it. */
export class School {
  readonly #url: string

  /** @param url 'http://127.0.0.1:4000' */
  constructor(url: string) {
    this.#url = url
  }

  /** Signs in up to `perTeam` teachers of up to `teams` teams at work and seats each at what the team shares, or at `kinds`. */
  async seats(teams: number, perTeam: number, kinds: readonly DocumentKind[] = sharedKinds): Promise<Seat[]> {
    const { people } = demoSchema.parse(await this.#get('/api/demo', null))
    const byTeam = groupBy(
      people.filter(({ teamId }) => teamId !== null),
      ({ teamId }) => teamId,
    )
    const seats: Seat[] = []
    for (const members of byTeam.values()) {
      if (new Set(seats.filter(({ kind }) => kind === 'cycle').map(({ documentId }) => documentId)).size >= teams) break
      for (const { id } of members.slice(0, perTeam)) seats.push(...(await this.#seatsOf(id, kinds)))
    }
    if (seats.length === 0) throw new Error('No team of the demo school has an open cycle.')
    return seats
  }

  async #seatsOf(personId: string, kinds: readonly DocumentKind[]): Promise<Seat[]> {
    const cookie = await this.#signIn(personId)
    const home = await this.#ask('/api/home', cookie, homeSchema)
    const cycleId = home.teams.find(({ cycle }) => cycle !== null)?.cycle?.id
    if (cycleId === undefined) return []
    const { documents } = await this.#ask(`/api/cycles/${cycleId}`, cookie, cycleSchema)
    const door = { url: `${this.#url.replace('http', 'ws')}/sync`, origin: this.#url, cookie }
    return kinds.flatMap((kind) => {
      const address = documents[kind]
      return address === null ? [] : [{ person: personId, door, documentId: address.id, kind, epoch: address.epoch }]
    })
  }

  /** Returns the session cookie, 'name=value'. */
  async #signIn(personId: string): Promise<string> {
    const response = await fetch(`${this.#url}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url },
      body: JSON.stringify({ personId }),
    })
    const [cookie] = response.headers.getSetCookie()
    if (!response.ok || cookie === undefined) throw new Error(`${personId} could not sign in: ${response.status}`)
    return cookie.split(';')[0] ?? ''
  }

  async #ask<T extends z.ZodMiniType>(path: string, cookie: string, schema: T): Promise<z.infer<T>> {
    return schema.parse(await this.#get(path, cookie))
  }

  async #get(path: string, cookie: string | null): Promise<unknown> {
    const response = await fetch(this.#url + path, { headers: cookie === null ? {} : { cookie } })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return response.json()
  }
}
