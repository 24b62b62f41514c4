import { type Setup, setupSchema } from 'shared/buildings/schema'
import { formatDay } from '../../lib/dates'
import { type ChosenGrades, teamsOf } from './grades'

/** What stands in the form. */
export interface SetupValues {
  name: string
  timeZone: string
  startsOn: string
  endsOn: string
  adminName: string
  adminEmail: string
  password: string
  isLeader: boolean
  leaderName: string
  leaderEmail: string
  grades: ChosenGrades
}

/** A school year from mid-August to mid-June: from July on the coming one. */
export function emptySetup(timeZone: string, now = new Date()): SetupValues {
  const july = 6
  const year = now.getFullYear() - (now.getMonth() < july ? 1 : 0)
  return {
    ...{ name: '', timeZone, adminName: '', adminEmail: '', password: '', isLeader: false, leaderName: '', leaderEmail: '', grades: {} },
    ...{ startsOn: formatDay(new Date(year, 7, 15)), endsOn: formatDay(new Date(year + 1, 5, 15)) },
  }
}

export function toSetup(values: SetupValues): Setup {
  const { name, timeZone, startsOn, endsOn, adminName, adminEmail, password, isLeader, leaderName, leaderEmail } = values
  const hasLeader = !isLeader && (leaderName.trim() !== '' || leaderEmail.trim() !== '')
  return {
    building: { name, timeZone },
    schoolYear: { startsOn, endsOn },
    admin: { name: adminName, email: adminEmail, password, isLeader },
    ...(hasLeader && { leader: { name: leaderName, ...(leaderEmail.trim() !== '' && { email: leaderEmail }) } }),
    teams: teamsOf(values.grades),
  }
}

/** What is wrong, by the field's path in what is sent: `admin.email`. */
export type FieldErrors = Readonly<Record<string, string>>

/** What can be told before the server is asked. */
export function faultsOf(setup: Setup): FieldErrors {
  const parsed = setupSchema.safeParse(setup)
  return parsed.success ? {} : byPath(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

/** The first word on each field. */
export function byPath(faults: readonly { path: string; message: string }[]): FieldErrors {
  return Object.fromEntries(faults.toReversed().map(({ path, message }) => [path, message]))
}

const pathOf: Partial<Record<keyof SetupValues, string>> = {
  ...{ name: 'building.name', timeZone: 'building.timeZone', startsOn: 'schoolYear.startsOn', endsOn: 'schoolYear.endsOn' },
  ...{ adminName: 'admin.name', adminEmail: 'admin.email', password: 'admin.password' },
  ...{ leaderName: 'leader.name', leaderEmail: 'leader.email' },
}

/** What was wrong with a field is no longer known once it is typed in. */
export function withoutFaultsOf(change: Partial<SetupValues>, errors: FieldErrors): FieldErrors {
  const changed: (string | undefined)[] = Object.entries(pathOf).flatMap(([field, path]) => (field in change ? [path] : []))
  // Whoever leads the school themselves has no other leader to name.
  const gone = (path: string) => changed.includes(path) || (change.isLeader === true && path.startsWith('leader.'))
  return Object.fromEntries(Object.entries(errors).filter(([path]) => !gone(path)))
}
