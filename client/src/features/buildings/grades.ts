import type { NewTeam } from 'shared/buildings/schema'
import { i18n } from '../../lib/i18n'

/** The grades that a school may teach, as `grade` of a team has them. */
export const grades = ['PK', 'K', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

export type ChosenGrades = Readonly<Record<string, string>>

/** "Kindergarten", "Grade 3" */
export function gradeName(grade: string): string {
  if (grade === 'PK') return i18n.t('building:grades.preK')
  if (grade === 'K') return i18n.t('building:grades.K')
  return i18n.t('building:grades.other', { grade })
}

/** Teams to make for the grades that were chosen, each with what was typed as its number of students. */
export function teamsOf(chosen: ChosenGrades): NewTeam[] {
  return grades
    .filter((grade) => grade in chosen)
    .map((grade) => ({ name: gradeName(grade), grade, students: Number(chosen[grade]) || 0 }))
}
