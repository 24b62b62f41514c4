/** Grades of an elementary school. Guides that go on past grade 5 are listed up to it. */
export const grades = ['K', '1', '2', '3', '4', '5'] as const
export type Grade = (typeof grades)[number]

export const subjects = ['reading', 'writing', 'language', 'mathematics', 'behavior', 'any subject'] as const
export type Subject = (typeof subjects)[number]

/**
 * How much evidence a What Works Clearinghouse panel found behind a *recommendation*. `see source`: not checked by us
 * against the guide, so not stated. Not an ESSA tier, and never turned into one.
 */
export type WwcLevel = 'strong' | 'moderate' | 'minimal' | 'see source'

/**
 * What the studies of an *intervention* amount to under the US Every Student Succeeds Act: 1 strong (randomised),
 * 2 moderate (quasi-experimental), 3 promising (correlational with controls), 4 demonstrates a rationale.
 */
export type EssaTier = 1 | 2 | 3 | 4

export interface Strategy {
  /** Stable: documents refer to it. */
  id: string
  /** What we would do, in our own words. */
  practice: string
  /** What one would see in a classroom, in our own words. */
  looksLike: string
  grades: readonly Grade[]
  subjects: readonly Subject[]
  source: { title: string; year: number; url: string }
  wwcLevel: WwcLevel
  /** Null unless known. A recommendation has no tier of its own; a programme that carries it out may have one. */
  essaTier: EssaTier | null
}

/** A recommendation: its name inside the guide, the practice, what it looks like, its level. */
export type Recommendation = readonly [name: string, practice: string, looksLike: string, wwcLevel?: WwcLevel]

interface Guide {
  id: string
  title: string
  year: number
  /** The number of the guide's page on ies.ed.gov. */
  page: number
  grades: readonly Grade[]
  subjects: readonly Subject[]
}

/** The recommendations of a What Works Clearinghouse practice guide, in the guide's order. */
export function guide(
  { id, title, year, page, grades, subjects }: Guide,
  recommendations: readonly Recommendation[],
): Strategy[] {
  const source = { title, year, url: `https://ies.ed.gov/ncee/wwc/PracticeGuide/${page}` }
  return recommendations.map(([name, practice, looksLike, wwcLevel = 'see source']) => ({
    id: `${id}/${name}`,
    practice,
    looksLike,
    grades,
    subjects,
    source,
    wwcLevel,
    essaTier: null,
  }))
}
