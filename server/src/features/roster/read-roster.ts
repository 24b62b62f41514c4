import { openArchive } from './archive'
import { gradesOfClasses, type GradeOfClass } from './read-classes'
import { Problems } from './problems'
import { readPeople } from './read-people'
import { isGone, type Reading, rowsOfFile } from './reading'
import type { Roster, School, Staff } from './roster'
import { kindOfRole } from './roles'

/**
 * Reads what a team workspace needs out of a OneRoster zip (1.1 or 1.2): staff, and which grades they teach. A row of a
 * student or their family is recognized by its role and dropped with nothing of it kept or said.
 * @throws ClearCycleError for what is no roster
 */
export async function readRoster(zip: Uint8Array, today: string): Promise<Roster> {
  const reading: Reading = { archive: openArchive(zip), problems: new Problems(), today }
  const isBulk = await readManifest(reading)
  const schools = await readSchools(reading)
  const { people, unreadable, droppedStudents } = await readPeople(reading)
  const taught = await readTaught(reading, people)
  const { problems } = reading
  return {
    ...{ schools, unreadable, droppedStudents },
    staff: people.map((person) => ({ ...person, teaches: taught.get(person.sourcedId) ?? [] })),
    isWhole: isBulk && !problems.damaged.has('users.csv') && !problems.damaged.has('roles.csv'),
    problems: problems.listed,
    moreProblems: problems.more,
  }
}

/** Does the roster hold everybody (bulk), or only what changed since the last one (delta)? */
async function readManifest(reading: Reading): Promise<boolean> {
  let isBulk = true
  for await (const row of rowsOfFile(reading, 'manifest.csv', ['propertyname', 'value'])) {
    const concernsPeople = ['file.users', 'file.roles'].includes(row.cell('propertyname').toLowerCase())
    if (concernsPeople && row.cell('value').toLowerCase() === 'delta') isBulk = false
  }
  return isBulk
}

async function readSchools(reading: Reading): Promise<School[]> {
  const schools: School[] = []
  for await (const row of rowsOfFile(reading, 'orgs.csv', ['sourcedid', 'name', 'type'])) {
    const isSchool = row.cell('type').toLowerCase() === 'school' && !isGone(row)
    if (isSchool && row.cell('sourcedid') !== '') schools.push({ id: row.cell('sourcedid'), name: row.cell('name') })
  }
  return schools
}

type Taught = Map<string, Staff['teaches'][number][]>

/** Which grades each member of staff teaches, one for each class and grade. Students' rows are passed over by their role. */
async function readTaught(reading: Reading, people: readonly { sourcedId: string }[]): Promise<Taught> {
  const taught: Taught = new Map(people.map(({ sourcedId }) => [sourcedId, []]))
  if (!reading.archive.has('enrollments.csv')) return taught
  const classes: Map<string, GradeOfClass> = await gradesOfClasses(reading)
  for await (const row of rowsOfFile(reading, 'enrollments.csv', ['role', 'classsourcedid', 'usersourcedid'])) {
    const kind = kindOfRole(row.cell('role'))
    if (kind === 'family') continue
    const mine = taught.get(row.cell('usersourcedid'))
    const taughtClass = classes.get(row.cell('classsourcedid'))
    if (mine === undefined || taughtClass === undefined || isGone(row)) continue
    mine.push(...taughtClass.grades.map((grade) => ({ school: taughtClass.school, grade })))
  }
  return taught
}
