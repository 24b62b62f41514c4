import type { RosterProblem } from 'shared/roster/schema'
import type { RosterFile } from './archive'
import type { ReportProblem } from './table'

/** As the standard writes their names. */
const written: Partial<Record<RosterFile, string>> = { 'academicsessions.csv': 'academicSessions.csv' }
const mostListed = 200

/** Gathers what is wrong with a roster: the first few hundred by file and line, the rest by number. */
export class Problems {
  readonly listed: RosterProblem[] = []
  more = 0
  /** Files of which a row could not be read at all. */
  readonly damaged = new Set<RosterFile>()

  /** For the rows of a file that cannot be read: nobody knows whom they are about. */
  unreadable(file: RosterFile): ReportProblem {
    return (line, message) => {
      this.damaged.add(file)
      this.add(file, line, message)
    }
  }

  add(file: RosterFile, line: number | null, message: string): void {
    if (this.listed.length >= mostListed) this.more++
    else this.listed.push({ file: written[file] ?? file, line, message })
  }
}
