import type { CopyId } from 'shared/cycles/copies'
import type { CycleView } from 'shared/cycles/document'
import { buildCycle, type BuiltCycle } from './build-cycle'
import type { Calendar } from './calendar'
import { demoTeams } from './people'
import { demoStories } from './stories'

/** Every cycle of every team, in the order in which they can be written: each after the one that it carries in. */
export function buildSchool(days: Calendar, copyId: CopyId): { team: string; cycle: BuiltCycle }[] {
  return demoStories(days).flatMap(({ team, cycles }) => {
    const members = demoTeams.find(({ id }) => id === team)?.members.map(({ id }) => id) ?? []
    let previous: { id: string; view: CycleView } | null = null
    const built: { team: string; cycle: BuiltCycle }[] = []
    for (const story of cycles) {
      const { built: cycle, view } = buildCycle(story, { teamId: team, members, previous, copyId })
      built.push({ team, cycle })
      previous = { id: cycle.id, view }
    }
    return built
  })
}
