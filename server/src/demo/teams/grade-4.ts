import type { Calendar } from '../calendar'
import type { TeamStory } from '../story'
import { factFluency } from './grade-4-fact-fluency'
import { fractions } from './grade-4-fractions'

export function gradeFour(days: Calendar): TeamStory {
  return { team: 'grade-4', cycles: [factFluency(days), fractions(days)] }
}
