import { gradeOf } from './grades'
import { isGone, listOf, type Reading, rowsOfFile } from './reading'

export interface GradeOfClass {
  /** '' where the roster does not say. */
  school: string
  grades: readonly string[]
}

/** The classes of this time of the year by their ids; all of them where the roster does not tell the time. */
export async function gradesOfClasses(reading: Reading): Promise<Map<string, GradeOfClass>> {
  const now = await currentSessions(reading)
  const courses = await gradesOfCourses(reading)
  const all = new Map<string, GradeOfClass>()
  const current = new Map<string, GradeOfClass>()
  for await (const row of rowsOfFile(reading, 'classes.csv', ['sourcedid'])) {
    if (isGone(row)) continue
    const own = gradesIn(row.cell('grades'))
    const grades = own.length > 0 ? own : (courses.get(row.cell('coursesourcedid')) ?? [])
    const taught = { school: row.cell('schoolsourcedid'), grades }
    all.set(row.cell('sourcedid'), taught)
    if (listOf(row.cell('termsourcedids')).some((term) => now.has(term))) current.set(row.cell('sourcedid'), taught)
  }
  return current.size > 0 ? current : all
}

async function currentSessions(reading: Reading): Promise<Set<string>> {
  const now = new Set<string>()
  for await (const row of rowsOfFile(reading, 'academicsessions.csv', ['sourcedid', 'startdate', 'enddate'])) {
    const runs = row.cell('startdate') <= reading.today && reading.today <= row.cell('enddate')
    if (runs && !isGone(row)) now.add(row.cell('sourcedid'))
  }
  return now
}

async function gradesOfCourses(reading: Reading): Promise<Map<string, string[]>> {
  const grades = new Map<string, string[]>()
  for await (const row of rowsOfFile(reading, 'courses.csv', ['sourcedid'])) {
    const own = gradesIn(row.cell('grades'))
    if (own.length > 0) grades.set(row.cell('sourcedid'), own)
  }
  return grades
}

export function gradesIn(cell: string): string[] {
  return listOf(cell).flatMap((one) => gradeOf(one) ?? [])
}
