import type { Calendar } from '../calendar'
import type { TeamStory } from '../story'
import { inferring } from './grade-3-inferring'

export function gradeThree(days: Calendar): TeamStory {
  return { team: 'grade-3', cycles: [inferring(days)] }
}
