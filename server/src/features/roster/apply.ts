import { newId } from 'shared/document/table'
import { makeFace } from 'shared/people/face'
import type { Transaction } from '../../db/transaction'
import type { Acting, By } from '../../http/acting'
import type { BuildingNow, Doing, Plan, Planned, Saying } from './plan'
import * as store from './store'

interface Work {
  plan: Plan
  building: BuildingNow
  chosen: readonly Planned[]
  by: By
}

/** Who has to be signed out, who has another role, and whose sockets to look at again, once it is committed. */
interface Applied {
  signedOut: string[]
  promoted: string[]
  changed: string[]
}

/** Makes the chosen changes of a plan, in its order, each on record. */
export async function apply(acting: Acting, transaction: Transaction, { plan, building, chosen, by }: Work): Promise<Applied> {
  const applier = new Applier(acting, transaction, building, by)
  const ids = new Set(chosen.map(({ id }) => id))
  for (const { id, doing } of [...plan.changes, ...plan.proposals]) {
    if (ids.has(id)) await applier.do(doing)
  }
  for (const saying of plan.sayings) await applier.remember(saying, ids)
  const { signedOut, promoted, changed } = applier
  return { signedOut, promoted, changed }
}

class Applier {
  readonly signedOut: string[] = []
  readonly promoted: string[] = []
  readonly changed: string[] = []
  readonly #people: Map<string, string>
  readonly #teams = new Map<string, string>()
  #faces: { initials: string; color: string }[] | null = null

  constructor(
    private readonly acting: Acting,
    private readonly transaction: Transaction,
    building: BuildingNow,
    private readonly by: By,
  ) {
    this.#people = new Map(building.people.flatMap(({ id, sourcedId }) => (sourcedId === null ? [] : [[sourcedId, id]])))
  }

  async do(doing: Doing): Promise<void> {
    switch (doing.do) {
      case 'add team':
        return this.#addTeam(doing)
      case 'add person':
        return this.#addPerson(doing)
      case 'change person':
        this.#people.set(doing.sourcedId, doing.personId)
        await store.updatePerson(this.transaction, doing.personId, { ...doing.set, sourced_id: doing.sourcedId })
        return this.#record('person changed by the roster', doing.personId)
      case 'add to team':
      case 'remove from team':
        return this.#changeTeam(doing)
      case 'deactivate person':
        return this.#deactivate(this.#personOf(doing.sourcedId))
      case 'let in again':
        await store.updatePerson(this.transaction, this.#personOf(doing.sourcedId), { deactivated_at: null })
        return this.#record('person let in again by the roster', this.#personOf(doing.sourcedId))
      case 'make leader': {
        const personId = this.#personOf(doing.sourcedId)
        await store.grantLeader(this.transaction, this.by.buildingId, personId)
        this.promoted.push(personId)
        return this.#record('leader made by the roster', personId)
      }
      default:
        doing satisfies never
    }
  }

  /** Keeps what the roster says of somebody, as far as it was followed. */
  async remember({ sourcedId, before, after, by }: Saying, made: ReadonlySet<string>): Promise<void> {
    const personId = this.#people.get(sourcedId)
    if (personId === undefined) return
    const follows = (field: keyof typeof by) => {
      const change = by[field]
      return change === null || made.has(change)
    }
    const said = {
      name: follows('name') ? after.name : before.name,
      email: follows('email') ? after.email : before.email,
      grade: follows('grade') ? after.grade : before.grade,
    }
    await store.updatePerson(this.transaction, personId, { roster: JSON.stringify(said) })
  }

  async #addTeam({ grade, name }: Extract<Doing, { do: 'add team' }>): Promise<void> {
    const id = newId()
    this.#teams.set(grade, id)
    const { buildingId } = this.by
    await store.insertTeam(this.transaction, { id, building_id: buildingId, name, grade, created_at: this.acting.now(), sourced_id: `grade ${grade}` })
    await this.#record('team added by the roster', id)
  }

  async #addPerson({ sourcedId, name, email }: Extract<Doing, { do: 'add person' }>): Promise<void> {
    const { buildingId } = this.by
    this.#faces ??= await store.facesOf(this.transaction, buildingId)
    const id = newId()
    const face = makeFace(name, this.#faces)
    this.#faces.push(face)
    this.#people.set(sourcedId, id)
    await store.insertPerson(this.transaction, { id, building_id: buildingId, name, ...face, email, created_at: this.acting.now(), sourced_id: sourcedId })
    await this.#record('person added by the roster', id)
  }

  async #changeTeam({ do: what, sourcedId, grade, teamId }: Extract<Doing, { teamId: string | null }>): Promise<void> {
    const personId = this.#personOf(sourcedId)
    const team = teamId ?? this.#teams.get(grade)
    if (team === undefined) throw new Error(`the team of grade ${grade} was not made`)
    const now = this.acting.now()
    if (what === 'add to team') {
      await store.joinTeam(this.transaction, { building_id: this.by.buildingId, team_id: team, person_id: personId, joined_at: now })
    } else {
      await store.leaveTeam(this.transaction, team, personId, now)
    }
    await this.acting.raiseAccessVersions(this.transaction, team)
    this.changed.push(personId)
    await this.#record(what === 'add to team' ? 'person added to a team by the roster' : 'person removed from a team by the roster', personId)
  }

  async #deactivate(personId: string): Promise<void> {
    await store.updatePerson(this.transaction, personId, { deactivated_at: this.acting.now() })
    for (const teamId of await store.teamsOpenTo(this.transaction, personId)) {
      await this.acting.raiseAccessVersions(this.transaction, teamId)
    }
    this.signedOut.push(personId)
    await this.#record('person deactivated by the roster', personId)
  }

  #personOf(sourcedId: string): string {
    const personId = this.#people.get(sourcedId)
    if (personId === undefined) throw new Error('a change of the roster is about nobody')
    return personId
  }

  async #record(what: string, about: string): Promise<void> {
    await this.acting.audit(this.transaction, this.by, { what, about })
  }
}
