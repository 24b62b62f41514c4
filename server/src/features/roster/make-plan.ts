import type { RosterChange } from 'shared/roster/schema'
import { teamNameOf } from './grades'
import { type BuildingNow, gradeTaught, idOf, type PersonNow, type Plan, type PlannedChange, type Said, staffOf, teamOfGrade, teamTitle } from './plan'
import type { Roster, Staff } from './roster'

/** What of a roster is new to a building: changes, and what is merely suggested. Pure. */
export function makePlan(roster: Roster, schoolId: string | null, building: BuildingNow): Plan {
  const planner = new Planner(building, schoolId)
  for (const staff of staffOf(roster, schoolId)) planner.take(staff)
  planner.takeAbsent(roster)
  return planner.plan()
}

const order: readonly RosterChange['kind'][] = ['add team', 'add person', 'change person', 'add to team', 'remove from team', 'deactivate person']

const nothingSaid: Said = { name: '', email: null, grade: null }

interface Placed {
  place: 'added' | 'there' | 'nowhere'
  /** Of the change that puts them there. */
  id: string | null
}

class Planner {
  readonly #building: BuildingNow
  readonly #schoolId: string | null
  readonly #bySourcedId: Map<string, PersonNow>
  readonly #present = new Set<string>()
  readonly #changes: PlannedChange[] = []
  readonly #proposals: Plan['proposals'] = []
  readonly #sayings: Plan['sayings'] = []
  readonly #notes = new Set<string>()
  #unchanged = 0

  constructor(building: BuildingNow, schoolId: string | null) {
    this.#building = building
    this.#schoolId = schoolId
    this.#bySourcedId = new Map(building.people.flatMap((person) => (person.sourcedId === null ? [] : [[person.sourcedId, person]])))
  }

  plan(): Plan {
    const sorted = order.flatMap((kind) => this.#changes.filter((change) => change.kind === kind))
    return { changes: sorted, proposals: this.#proposals, sayings: this.#sayings, notes: [...this.#notes], unchanged: this.#unchanged }
  }

  take(staff: Staff): void {
    const before = this.#changes.length
    const person = this.#find(staff)
    if (staff.active || person?.isActive === false) this.#present.add(staff.sourcedId)
    if (staff.active) {
      if (person === undefined) this.#addPerson(staff)
      else if (person.isActive) this.#compare(staff, person)
      else this.#propose('let in again', staff, [])
    }
    if (staff.active && this.#changes.length === before) this.#unchanged++
  }

  /** Whoever came from a roster, and is not in this one or marked there as gone. */
  takeAbsent({ isWhole, staff, unreadable }: Roster): void {
    const marked = new Set(staff.filter(({ active }) => !active).map(({ sourcedId }) => sourcedId))
    for (const [sourcedId, person] of this.#bySourcedId) {
      const isThere = this.#present.has(sourcedId) || unreadable.has(sourcedId)
      if (isThere || !person.isActive || (!isWhole && !marked.has(sourcedId))) continue
      if (person.isAdmin) this.#notes.add(`${person.name} is no longer in the roster and is an admin here. Nothing changes; see to it on the page People.`)
      else this.#change('deactivate person', { key: sourcedId, person: person.name }, { do: 'deactivate person', sourcedId })
    }
  }

  /** By the roster's id; the first time, by a mail address that one person here has and no roster claims. */
  #find({ sourcedId, email }: Staff): PersonNow | undefined {
    const known = this.#bySourcedId.get(sourcedId)
    if (known !== undefined || email === null) return known
    const same = this.#building.people.filter((person) => person.email?.toLowerCase() === email && person.sourcedId === null && person.isActive)
    return same.length === 1 ? same[0] : undefined
  }

  #addPerson(staff: Staff): void {
    const grade = gradeTaught(staff, this.#schoolId)
    const email = this.#isTaken(staff.email, undefined) ? null : staff.email
    if (email !== staff.email) this.#notes.add(`The mail address of ${staff.name} belongs to somebody here already. They come without it.`)
    const namesake = this.#building.people.some((other) => other.sourcedId === null && other.name.toLowerCase() === staff.name.toLowerCase())
    const { sourcedId, name } = staff
    const about = { key: sourcedId, person: name, namesake, details: [detail('email', null, email)] }
    const id = this.#change('add person', about, { do: 'add person', sourcedId, name, email })
    const placed = grade === null ? null : this.#addToTeam(staff, undefined, grade, [id])
    const after = { name, email, grade: placed?.place === 'nowhere' ? null : grade }
    this.#sayings.push({ sourcedId, before: nothingSaid, after, by: { name: id, email: id, grade: placed?.id ?? id } })
    if (staff.leads) this.#propose('make leader', staff, [id])
  }

  #compare(staff: Staff, person: PersonNow): void {
    const { said } = person
    const isTaken = this.#isTaken(staff.email, person.id)
    if (isTaken && staff.email !== said?.email) this.#notes.add(`The mail address of ${staff.name} belongs to somebody else here. It stays as it is.`)
    const newName = staff.name !== person.name && staff.name !== said?.name
    const newEmail = staff.email !== null && !isTaken && staff.email !== person.email && staff.email !== said?.email
    const details = [
      ...(person.sourcedId === null ? [detail('roster', null, staff.sourcedId)] : []),
      ...(newName ? [detail('name', person.name, staff.name)] : []),
      ...(newEmail ? [detail('email', person.email, staff.email)] : []),
    ]
    const set = { ...(newName && { name: staff.name }), ...(newEmail && { email: staff.email }) }
    const about = { key: person.id, person: person.name, details }
    const doing = { do: 'change person', personId: person.id, set, sourcedId: staff.sourcedId } as const
    const changeId = details.length === 0 ? null : this.#change('change person', about, doing)
    const link = person.sourcedId === null && changeId !== null ? [changeId] : []
    const grade = this.#compareTeam(staff, person, link)
    this.#sayings.push({
      sourcedId: staff.sourcedId,
      before: said ?? nothingSaid,
      after: { name: staff.name, email: isTaken ? (said?.email ?? null) : (staff.email ?? said?.email ?? null), grade: grade.after },
      by: { name: newName ? changeId : null, email: newEmail ? changeId : null, grade: grade.by },
    })
    if (staff.leads && !person.isLeader) this.#propose('make leader', staff, link)
  }

  #compareTeam(staff: Staff, person: PersonNow, needs: string[]): { after: Said['grade']; by: string | null } {
    const said = person.said?.grade ?? null
    const grade = gradeTaught(staff, this.#schoolId)
    if (grade === null || grade === said) return { after: said, by: null }
    const added = this.#addToTeam(staff, person, grade, needs)
    if (added.place === 'nowhere') return { after: said, by: null }
    const left = said === null ? null : teamOfGrade(this.#building, said)
    if (said !== null && left?.kind === 'there' && person.teamIds.includes(left.team.id)) {
      const about = { key: `${staff.sourcedId} ${left.team.id}`, person: person.name, team: left.team.name }
      this.#change('remove from team', about, { do: 'remove from team', sourcedId: staff.sourcedId, grade: said, teamId: left.team.id })
    }
    return { after: grade, by: added.id }
  }

  #addToTeam(staff: Staff, person: PersonNow | undefined, grade: string, needs: string[]): Placed {
    const found = teamOfGrade(this.#building, grade)
    if (found.kind === 'several') {
      this.#notes.add(`There are several teams of grade ${grade}. Put its teachers into theirs on the page Teams.`)
      return { place: 'nowhere', id: null }
    }
    const teamId = found.kind === 'there' ? found.team.id : null
    if (teamId !== null && person?.teamIds.includes(teamId)) return { place: 'there', id: null }
    const all = [...needs, ...(teamId === null ? [this.#addTeam(grade)] : [])]
    const about = { key: `${staff.sourcedId} ${teamId ?? grade}`, person: staff.name, team: teamTitle(found, grade), needs: all }
    const id = this.#change('add to team', about, { do: 'add to team', sourcedId: staff.sourcedId, grade, teamId })
    return { place: 'added', id }
  }

  #addTeam(grade: string): string {
    const known = this.#changes.find(({ doing }) => doing.do === 'add team' && doing.grade === grade)
    if (known !== undefined) return known.id
    const name = teamNameOf(grade)
    return this.#change('add team', { key: grade, team: name, details: [detail('grade', null, grade)] }, { do: 'add team', grade, name })
  }

  #isTaken(email: string | null, by: string | undefined): boolean {
    if (email === null) return false
    return this.#building.people.some((other) => other.id !== by && other.email?.toLowerCase() === email)
  }

  #change(
    kind: RosterChange['kind'],
    { key, ...about }: { key: string } & Partial<Omit<RosterChange, 'id' | 'kind'>>,
    doing: PlannedChange['doing'],
  ): string {
    const full = { person: null, team: null, details: [], needs: [], namesake: false, ...about }
    const id = idOf(kind, key, full)
    this.#changes.push({ id, kind, ...full, doing })
    return id
  }

  #propose(kind: 'make leader' | 'let in again', staff: Staff, needs: string[]): void {
    const doing = { do: kind, sourcedId: staff.sourcedId }
    this.#proposals.push({ id: idOf(kind, staff.sourcedId), kind, person: staff.name, team: null, needs, doing })
  }
}

function detail(field: RosterChange['details'][number]['field'], before: string | null, after: string | null) {
  return { field, before, after }
}
