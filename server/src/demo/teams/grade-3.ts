import type { Calendar } from '../calendar'
import type { TeamStory } from '../story'
import { inferring } from './grade-3-inferring'
import { readingTogether } from './grade-3-reading-together'
import { retelling } from './grade-3-retelling'

export function gradeThree(days: Calendar): TeamStory {
  return { team: 'grade-3', cycles: [readingTogether(days), retelling(days), inferring(days)] }
}
