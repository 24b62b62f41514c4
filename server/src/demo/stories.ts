import type { Calendar } from './calendar'
import type { TeamStory } from './story'
import { gradeThree } from './teams/grade-3'

/** Every team's cycles. */
export function demoStories(days: Calendar): TeamStory[] {
  return [gradeThree(days)]
}
