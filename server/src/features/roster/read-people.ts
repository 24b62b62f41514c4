import { emailSchema, nameSchema } from 'shared/buildings/schema'
import * as z from 'zod/mini'
import { gradesIn } from './read-classes'
import { isGone, listOf, type Reading, rowsOfFile } from './reading'
import type { Staff } from './roster'
import { kindOfRole, type RoleKind } from './roles'
import type { Row } from './table'

type Person = Omit<Staff, 'teaches'>

interface People {
  people: Person[]
  unreadable: Set<string>
  droppedStudents: number
}

/** What is known of somebody before their row is looked at. */
interface Work {
  orgs: string[]
  leads: boolean
  active: boolean
}

const unknownRole = 'The role in this row is none that OneRoster knows. The row is passed over.'

/** The staff of a roster: by the role in users.csv (1.1), or by roles.csv (1.2). */
export async function readPeople(reading: Reading): Promise<People> {
  const roles = reading.archive.has('roles.csv') ? await readRoles(reading) : null
  const needed = ['sourcedid', 'givenname', 'familyname', ...(roles === null ? ['role'] : [])]
  const found: People = { people: [], unreadable: new Set(), droppedStudents: 0 }
  const seen = { ids: new Set<string>(), emails: new Set<string>() }
  for await (const row of rowsOfFile(reading, 'users.csv', needed)) {
    // The role decides before anything else of the row is looked at.
    const work = roles === null ? workInRow(row) : (roles.get(row.cell('sourcedid')) ?? 'family')
    if (work === 'family') found.droppedStudents++
    else if (work === 'unknown') reading.problems.unreadable('users.csv')(row.line, unknownRole)
    else if (work !== 'other') keep(reading, found, seen, row, work)
  }
  return found
}

/** 1.1: one role a row. */
function workInRow(row: Row): Work | Exclude<RoleKind, 'staff' | 'leader'> {
  const kind = kindOfRole(row.cell('role'))
  if (kind !== 'staff' && kind !== 'leader') return kind
  return { orgs: listOf(row.cell('orgsourcedids')), leads: kind === 'leader', active: !isGone(row) }
}

/** 1.2: who works here, by id. Whoever is a student anywhere is a student, whatever else they do. */
async function readRoles(reading: Reading): Promise<Map<string, Work | 'family' | 'other'>> {
  const roles = new Map<string, Work | 'family' | 'other'>()
  for await (const row of rowsOfFile(reading, 'roles.csv', ['usersourcedid', 'role'])) {
    const kind = kindOfRole(row.cell('role'))
    const id = row.cell('usersourcedid')
    if (kind === 'unknown') reading.problems.unreadable('roles.csv')(row.line, unknownRole)
    else if (kind === 'family') roles.set(id, 'family')
    else if (kind !== 'other') roles.set(id, joined(roles.get(id), row, kind === 'leader', reading.today))
    else if (!roles.has(id)) roles.set(id, 'other')
  }
  return roles
}

function joined(known: Work | 'family' | 'other' | undefined, row: Row, leads: boolean, today: string): Work | 'family' {
  if (known === 'family') return 'family'
  const end = row.cell('enddate')
  const active = !isGone(row) && (end === '' || end >= today)
  const before = known === undefined || known === 'other' ? { orgs: [], leads: false, active: false } : known
  if (!active) return before
  return { orgs: [...before.orgs, ...listOf(row.cell('orgsourcedid'))], leads: before.leads || leads, active: true }
}

function keep({ problems }: Reading, found: People, seen: { ids: Set<string>; emails: Set<string> }, row: Row, work: Work): void {
  const sourcedId = row.cell('sourcedid')
  if (sourcedId === '' || sourcedId.length > 200) {
    return problems.unreadable('users.csv')(row.line, 'This row of a member of staff has no sourcedId. It is passed over.')
  }
  if (seen.ids.has(sourcedId)) return problems.add('users.csv', row.line, 'Another row above has the same sourcedId. This one is passed over.')
  seen.ids.add(sourcedId)
  const given = row.cell('preferredgivenname') || row.cell('givenname')
  const family = row.cell('preferredfamilyname') || row.cell('familyname')
  const name = z.safeParse(nameSchema, `${given} ${family}`.replaceAll(/\s+/g, ' '))
  if (!name.success) {
    found.unreadable.add(sourcedId)
    return problems.add('users.csv', row.line, 'This row of a member of staff has no name that can be used. It is passed over.')
  }
  const email = emailIn(row, seen.emails, (message) => problems.add('users.csv', row.line, message))
  const active = work.active && !isGone(row) && row.cell('enableduser').toLowerCase() !== 'false'
  const ownGrades = gradesIn(row.cell('grades'))
  found.people.push({ sourcedId, name: name.data, email, orgs: work.orgs, active, leads: work.leads, ownGrades })
}

function emailIn(row: Row, seen: Set<string>, report: (message: string) => void): string | null {
  if (row.cell('email') === '') return null
  const email = z.safeParse(emailSchema, row.cell('email'))
  if (!email.success) {
    report('What stands in this row as a mail address is not one. The person comes without it.')
    return null
  }
  if (seen.has(email.data)) {
    report('Another row above has the same mail address. This person comes without it.')
    return null
  }
  seen.add(email.data)
  return email.data
}
