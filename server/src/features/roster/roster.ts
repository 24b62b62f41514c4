import type { RosterProblem } from 'shared/roster/schema'

/** A member of staff, as the roster has them. Rows of students never become one. */
export interface Staff {
  /** OneRoster's id. */
  sourcedId: string
  name: string
  email: string | null
  /** Ids of the schools (or of the district) where they work; none: the roster does not say. */
  orgs: readonly string[]
  /** Not marked as gone, and not switched off. */
  active: boolean
  /** Administrators of a school: a leader, perhaps. */
  leads: boolean
  /** Grade by grade, one for each class that they teach. */
  teaches: readonly { school: string; grade: string }[]
  /** What their own row says, for a roster without classes. */
  ownGrades: readonly string[]
}

export interface School {
  id: string
  name: string
}

/** What is kept of a roster. */
export interface Roster {
  schools: readonly School[]
  staff: readonly Staff[]
  /** Ids of staff whose row could not be used: they are in the roster, whatever it says of them. */
  unreadable: ReadonlySet<string>
  /** Is somebody who is not in it gone? Not in a roster of changes alone, nor where rows of people could not be read. */
  isWhole: boolean
  problems: readonly RosterProblem[]
  moreProblems: number
  droppedStudents: number
}
