import type { Calendar } from './calendar'
import type { TeamStory } from './story'
import { gradeOne } from './teams/grade-1'
import { gradeTwo } from './teams/grade-2'
import { gradeThree } from './teams/grade-3'
import { gradeFour } from './teams/grade-4'
import { gradeFive } from './teams/grade-5'
import { kindergarten } from './teams/kindergarten'

/** Every team's cycles, first cycle first. */
export function demoStories(days: Calendar): TeamStory[] {
  return [kindergarten, gradeOne, gradeTwo, gradeThree, gradeFour, gradeFive].map((tell) => tell(days))
}
