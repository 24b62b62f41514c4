import type { TeamCoach } from 'shared/teams/schema'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { TeamDependencies } from './dependencies'
import { coachAssignmentsOf, setCoach } from './store'

/** What a team decides about each of its coaches. */
export const coachChoices = ['paused', 'mayEdit', 'practiceShared'] as const satisfies (keyof TeamCoach)[]
export type CoachChoice = (typeof coachChoices)[number]

const verbs: Record<CoachChoice, { on: string; off: string }> = {
  paused: { on: 'coach paused', off: 'coach let in again' },
  mayEdit: { on: 'coach may edit', off: 'coach may only read' },
  practiceShared: { on: 'tries shown to coach', off: 'tries hidden from coach' },
}

/** Decides it; saying again what already holds changes nothing. Open sockets of the coach are looked at at once. */
export async function decideAboutCoach(
  { database, now, audit, raiseAccessVersions, accessChanged, changed }: TeamDependencies,
  { teamId, personId }: { teamId: string; personId: string },
  choice: CoachChoice,
  on: boolean,
  by: By,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const coach = (await coachAssignmentsOf(transaction, teamId)).find(({ person }) => person.id === personId)
    if (coach === undefined) throw notThere()
    if (coach[choice] === on) return
    const flag = on ? 1 : 0
    switch (choice) {
      case 'paused':
        await setCoach(transaction, teamId, personId, { paused_at: on ? now() : null })
        break
      case 'mayEdit':
        await setCoach(transaction, teamId, personId, { may_edit: flag })
        break
      case 'practiceShared':
        await setCoach(transaction, teamId, personId, { practice_shared: flag })
        break
      default:
        choice satisfies never
    }
    await raiseAccessVersions(transaction, teamId)
    await audit(transaction, by, { what: verbs[choice][on ? 'on' : 'off'], about: `${teamId}/${personId}` })
  })
  accessChanged(personId)
  changed?.(teamId)
}
